namespace AdScan.Rules;

/// <summary>A law, regulation or guideline.</summary>
internal sealed record PolicyInstrument
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>When it was made, changed and came into force.</summary>
    public string Version { get; init; } = "";

    /// <summary>How well it was read: <c>fulltext</c>, <c>excerpt</c>, <c>secondary</c> or <c>unverified</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>The name as a finding cites it: what was read at second hand only says so.</summary>
    public string CitedName => Status is "fulltext" or "excerpt" ? Name : $"{Name}（待核）";
}
