namespace AdScan.Rules.Appearance;

/// <summary>Goods whose ads are reviewed before they are shown.</summary>
internal sealed record ReviewedSector
{
    public string Id { get; init; } = "";

    public PolicyName Name { get; init; } = new();

    /// <summary>An expression for what says that the goods are of this kind.</summary>
    public string Cue { get; init; } = "";

    public IReadOnlyList<RequiredText> Needs { get; init; } = [];

    public IReadOnlyList<string> Catches { get; init; } = [];

    public IReadOnlyList<string> Leaves { get; init; } = [];
}
