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

    /// <summary>The finding with the number of visits, where it blocks.</summary>
    public Finding Count(Finding finding) => finding.Severity == Severity.Block ? finding with { Seen = Showing(finding).Select(i => (i.Viewer.Key, i.Visit)).Distinct().Count() } : finding;

    /// <summary>Words are where their variant is; an act is known by the rule that finds it again.</summary>
    private IEnumerable<Impression> Showing(Finding finding) => finding.Variant is null
        ? impressions.Where(impression => Alone(impression).Any(again => again.Rule == finding.Rule && again.Severity == Severity.Block))
        : variants.Where(shown => SameFinding.IsIn(finding, shown.Variant)).SelectMany(shown => shown.Group.Impressions);

    private IReadOnlyList<Finding> Alone(Impression impression)
    {
        if (!_alone.TryGetValue(impression, out var findings)) _alone[impression] = findings = judgeAlone(impression);
        return findings;
    }
}
