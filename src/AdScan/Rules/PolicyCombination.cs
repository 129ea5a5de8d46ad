namespace AdScan.Rules;

/// <summary>Words of two slots in one sentence, in either order, at most so many characters apart.</summary>
internal sealed record PolicyCombination
{
    public string First { get; init; } = "";

    public string Second { get; init; } = "";

    public int Within { get; init; }
}
