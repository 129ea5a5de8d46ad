namespace AdScan.Evidence;

/// <summary>What came of checking a run folder against its seal.</summary>
public sealed record RunVerification
{
    /// <summary>Whether the folder is as it was sealed, and every check that was asked for held.</summary>
    public bool IsWhole => Differences.Count == 0;

    /// <summary>Everything that differs.</summary>
    public required IReadOnlyList<RunDifference> Differences { get; init; }

    /// <summary>Files found, the seal left out.</summary>
    public required int Files { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Records found in the results.</summary>
    public required int Records { get; init; }

    /// <summary>The chain's last link over the records found, lower-case hex; a report shows the one that was judged.</summary>
    public required string ChainHead { get; init; }

    /// <summary>SHA-256 of the manifest, lower-case hex; null where it is missing.</summary>
    public string? ManifestSha256 { get; init; }

    /// <summary>The manifest; null where it is missing or damaged.</summary>
    public RunManifest? Manifest { get; init; }

    /// <summary>The signature, where one fits the manifest.</summary>
    public SignatureCheck? Signature { get; init; }

    /// <summary>The time-stamp, where one fits the manifest.</summary>
    public TimeStampCheck? TimeStamp { get; init; }
}

/// <summary>A signature that fits the manifest.</summary>
/// <param name="Algorithm">Its JWS algorithm.</param>
/// <param name="Key">SHA-256 of the public key, lower-case hex.</param>
/// <param name="Subject">Whom the certificate beside it names; null where there is none. Nobody has checked it.</param>
/// <param name="IsKeyChecked">Whether the key is the one that the caller trusts; false where the caller named none.</param>
public sealed record SignatureCheck(string Algorithm, string Key, string? Subject, bool IsKeyChecked);

/// <summary>A time-stamp that fits the manifest.</summary>
/// <param name="At">The authority's time.</param>
/// <param name="Authority">Whom its certificate names.</param>
/// <param name="IsAuthorityChecked">Whether its certificate leads to the one that the caller trusts; false where the caller named none.</param>
public sealed record TimeStampCheck(DateTimeOffset At, string Authority, bool IsAuthorityChecked);
