namespace AdScan.Harness.Lab;

/// <summary>One known ad: how it is delivered, and the truth about it.</summary>
internal sealed record LabCase
{
    public required string Id { get; init; }

    public required string Mechanism { get; init; }

    public required string Title { get; init; }

    public required string TitleEn { get; init; }

    public required string Advertiser { get; init; }

    /// <summary>The domain that the advertiser declares, or null.</summary>
    public string? AdvertiserDomain { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The sets that the case belongs to, beside <c>all</c>.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>How it must be looked at, where the usual way shows less than there is.</summary>
    public LabView View { get; init; } = new();

    public required LabTruth Truth { get; init; }

    /// <summary>What the exchange answers, first match first.</summary>
    public IReadOnlyList<LabAnswer> Serve { get; init; } = [];

    /// <summary>Named contents of the file; <c>tag</c> is the ad code.</summary>
    public IReadOnlyDictionary<string, LabSection> Sections { get; init; } = new Dictionary<string, LabSection>();

    /// <summary>The ad code for an exchange at a port of this machine.</summary>
    public string TagFor(int port) => Sections["tag"].ContentFor(port);
}

/// <summary>A named content of a case file.</summary>
/// <param name="ContentType">What it is served as.</param>
/// <param name="Content">The content; <c>{host}</c> stands for the exchange.</param>
internal sealed record LabSection(string ContentType, string Content)
{
    public string ContentFor(int port) => Content.Replace("{host}", $"localhost:{port}", StringComparison.Ordinal);
}
