namespace AdScan.Rules;

/// <summary>Another severity for some categories, everywhere or for one industry, region or platform.</summary>
internal sealed record PolicyAdjustment
{
    /// <summary>Ids, with <c>*</c> at the end for all that begin so.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary><c>block</c>, <c>review</c>, <c>info</c> or <c>off</c>.</summary>
    public string Severity { get; init; } = "";

    /// <summary>Industries as feeds declare them; empty for all.</summary>
    public IReadOnlyList<string> Industries { get; init; } = [];

    /// <summary>Regions: <c>CN</c> is every region below it; empty for all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Apps in which the ad is shown, such as <c>wechat</c>; empty for all.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    public bool AppliesTo(string category) => Categories.Any(pattern => IdPattern.Matches(pattern, category));

    public bool AppliesTo(string? industry, Viewers.Viewer viewer) =>
        (Industries.Count == 0 || Industries.Contains(industry, StringComparer.OrdinalIgnoreCase))
        && RegionIds.Hold(Regions, viewer)
        && (Platforms.Count == 0 || Platforms.Contains(viewer.App, StringComparer.Ordinal));
}
