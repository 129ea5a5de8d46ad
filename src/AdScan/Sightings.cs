using AdScan.Comparison;
using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Rules;

namespace AdScan;

/// <summary>Counts in how many visits a finding was seen: what only one browser met may be an accident, what a second met that knew nothing of the first is not.</summary>
/// <param name="impressions">The impressions that were judged.</param>
/// <param name="variants">What they showed, with the looks at it.</param>
/// <param name="judgeAlone">What the rules on content find in one impression alone.</param>
internal sealed class Sightings(IReadOnlyList<Impression> impressions, IReadOnlyList<(Variant Variant, VariantGroup Group)> variants, Func<Impression, IReadOnlyList<Finding>> judgeAlone)
{
    private readonly Dictionary<Impression, IReadOnlyList<Finding>> _alone = new(ReferenceEqualityComparer.Instance);

    /// <summary>The finding with the number of visits, where it blocks and a single visit shows it.</summary>
    public Finding Count(Finding finding) => finding.Severity == Severity.Block && VisitsOf(finding) is > 0 and var visits ? finding with { Seen = visits } : finding;

    private int VisitsOf(Finding finding) => Showing(finding)
        .Where(impression => Alone(impression).Any(again => again.Rule == finding.Rule && again.Severity == Severity.Block))
        .Select(impression => (impression.Viewer.Key, impression.Visit))
        .Distinct().Count();

    /// <summary>Where it can have been seen: what stands in a variant, by whom that was shown to.</summary>
    private IEnumerable<Impression> Showing(Finding finding) => finding.Variant is null
        ? impressions
        : variants.Where(shown => SameFinding.IsIn(finding, shown.Variant)).SelectMany(shown => shown.Group.Impressions);

    private IReadOnlyList<Finding> Alone(Impression impression)
    {
        if (!_alone.TryGetValue(impression, out var findings)) _alone[impression] = findings = judgeAlone(impression);
        return findings;
    }
}
