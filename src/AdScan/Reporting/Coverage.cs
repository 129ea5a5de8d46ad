namespace AdScan.Reporting;

/// <summary>What was looked at, and what was not.</summary>
public sealed record Coverage
{
    /// <summary>Impressions planned.</summary>
    public required int Planned { get; init; }

    /// <summary>Impressions that showed what the viewer would have seen.</summary>
    public required int Made { get; init; }

    /// <summary>Impressions that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Distinct contents seen.</summary>
    public required int DistinctVariants { get; init; }

    /// <summary>One sentence that a person can quote.</summary>
    public required string Statement { get; init; }

    /// <summary>What was not checked, each in one sentence.</summary>
    public required IReadOnlyList<string> NotChecked { get; init; }
}
