using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules;

/// <summary>The same words in several variants are one finding, for everyone who saw any of them.</summary>
internal static class SameFinding
{
    public static IEnumerable<Finding> Merge(IEnumerable<Finding> findings) => findings
        .GroupBy(finding => (finding.Rule, finding.Quote, finding.Severity, IsOnLanding: finding.Source == TextSource.Landing))
        .Select(MergeGroup);

    /// <summary>The same said of several variants, where a rule says different things of the same words.</summary>
    public static IEnumerable<Finding> MergeByMessage(IEnumerable<Finding> findings) => findings
        .GroupBy(finding => (finding.Rule, finding.Message, finding.Severity, IsOnLanding: finding.Source == TextSource.Landing))
        .Select(MergeGroup);

    /// <summary>A finding on words is in every variant that holds them, also where it was merged into one.</summary>
    public static bool IsIn(Finding finding, Variant variant) =>
        finding.Variant == variant.Id
        || (finding.Quote is { Length: > 0 } quote && variant.Text.Contains(quote, StringComparison.Ordinal) && finding.Viewers.Intersect(variant.Viewers).Any());

    private static Finding MergeGroup(IEnumerable<Finding> findings)
    {
        var same = findings.OrderByDescending(f => f.Score).ToList();
        return same[0] with
        {
            Viewers = same.SelectMany(f => f.Viewers).Distinct().ToList(),
            Evidence = same.SelectMany(f => f.Evidence).Distinct().ToList(),
        };
    }
}
