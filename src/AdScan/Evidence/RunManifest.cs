using AdScan.Reporting;
using Newtonsoft.Json.Linq;

namespace AdScan.Evidence;

/// <summary>What a finished run was made by, and the hash of every file in it: <c>manifest.json</c>.</summary>
/// <remarks>Hashes are SHA-256 in lower-case hex.</remarks>
public sealed record RunManifest
{
    internal const string SchemaName = "adscan-manifest/1";

    /// <summary>Schema name and version of the file.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>Name and version of the tool.</summary>
    public required string Tool { get; init; }

    /// <summary>The files that looked and judged: library, tool, model, policy, registers, browser.</summary>
    public required IReadOnlyList<RunComponent> Components { get; init; }

    /// <summary>What the run stood on: versions, operating system, exits with the addresses they show.</summary>
    public required RunEnvironment Environment { get; init; }

    /// <summary>Name and version of the runtime.</summary>
    public required string Runtime { get; init; }

    /// <summary>The options of the run, as given and as defaulted.</summary>
    public required JObject Options { get; init; }

    /// <summary>When the run began, by this machine's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last snippet was judged, by this machine's clock.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>When the manifest was written, by this machine's clock.</summary>
    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>The chain over the records in the order of judgement.</summary>
    public required RecordSeal Records { get; init; }

    /// <summary>The key whose signature belongs to this manifest; null where it was not signed.</summary>
    public ManifestSigner? SignedBy { get; init; }

    /// <summary>Every other file of the run folder, by path.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }
}

/// <summary>A file of a run folder.</summary>
/// <param name="Path">Path below the run folder, with forward slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash.</param>
public sealed record ManifestFile(string Path, long Bytes, string Sha256);

/// <summary>The chain over a run's records.</summary>
/// <param name="Count">How many records were judged.</param>
/// <param name="Start">What stands before the first link: the hash of <c>run.json</c>.</param>
/// <param name="Head">The last link.</param>
public sealed record RecordSeal(int Count, string Start, string Head);

/// <summary>The key that signs a manifest.</summary>
/// <param name="Algorithm">Its JWS algorithm: <c>EdDSA</c>, <c>ES256</c>, <c>ES384</c> or <c>PS256</c>.</param>
/// <param name="Key">Hash of the public key (its SubjectPublicKeyInfo).</param>
public sealed record ManifestSigner(string Algorithm, string Key);
