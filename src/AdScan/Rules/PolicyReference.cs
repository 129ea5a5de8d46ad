namespace AdScan.Rules;

/// <summary>An article that a category or context stands on.</summary>
internal sealed record PolicyReference
{
    public string Instrument { get; init; } = "";

    /// <summary>Article, paragraph and item: <c>9(8)</c> is 第九条第(八)项.</summary>
    public string Article { get; init; } = "";

    /// <summary>What it says, in our words.</summary>
    public string Summary { get; init; } = "";

    /// <summary>A few of its own words.</summary>
    public string? Quote { get; init; }
}
