using AdScan.Reporting;

namespace AdScan.Harness;

/// <summary>How a snippet was judged, and how it is judged now.</summary>
internal sealed record JudgeChange(ScanReport Before, ScanReport After)
{
    public IReadOnlyList<Finding> Added { get; } = Only(After, Before);

    public IReadOnlyList<Finding> Gone { get; } = Only(Before, After);

    public bool IsOtherVerdict => Before.Verdict != After.Verdict;

    public bool IsChange => IsOtherVerdict || Added.Count + Gone.Count > 0;

    /// <summary>The findings of one report that the other lacks, or holds for something better or worse.</summary>
    private static List<Finding> Only(ScanReport report, ScanReport other)
    {
        static object Key(Finding finding) => (finding.Rule, finding.Severity, finding.Quote);
        var known = other.Findings.Select(Key).ToHashSet();
        return report.Findings.Where(finding => !known.Contains(Key(finding))).ToList();
    }
}
