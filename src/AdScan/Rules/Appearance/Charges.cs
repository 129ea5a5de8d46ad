using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Turns what one rule holds against an ad into findings: as bad as the policy says for each viewer, with the articles of its category.</summary>
internal sealed class Charges(string rule, string category, Policy policy)
{
    private readonly PolicyCategory? _category = policy.Categories.FirstOrDefault(c => c.Id == category);

    /// <summary>On what a viewer was shown at one moment.</summary>
    public IEnumerable<Finding> Against(ScanFacts facts, Impression impression, Look look, Charge charge)
    {
        var viewer = impression.Viewer.Key;
        var variant = facts.VariantOf(look) ?? facts.Variants.FirstOrDefault(v => v.Viewers.Contains(viewer));
        return variant is null ? [] : Against(facts, variant, charge).Where(f => f.Viewers.Contains(viewer)).Select(f => f with { Viewers = [viewer] });
    }

    /// <summary>On what a variant says.</summary>
    public IEnumerable<Finding> Against(ScanFacts facts, Variant variant, Charge charge) => _category is null
        ? []
        : SeverityByViewer.Of(policy, _category, facts, variant, OwnSeverity(_category, charge)).Select(part => new Finding
        {
            Rule = rule,
            Category = _category.Id,
            Severity = part.Severity == Severity.Block && charge.Most != Severity.Block ? Severity.Review : part.Severity,
            Message = charge.Zh + charge.En,
            Quote = charge.Quote,
            Span = SpanOf(variant, charge.Quote),
            Source = facts.Landings.Contains(variant) ? TextSource.Landing : charge.Source,
            Viewers = part.Viewers.Select(viewer => viewer.Key).ToList(),
            Variant = variant.Id,
            Box = charge.Box,
            Evidence = facts.EvidenceOf(variant),
            LegalBasis = policy.Cite(_category, charge.Articles),
            Attr = charge.Attr,
        });

    /// <summary>How bad it is where the policy's file says nothing else: as bad as the category, and no worse than the rule can answer for.</summary>
    private static string OwnSeverity(PolicyCategory category, Charge charge) =>
        ((Severity)Math.Min((int)Enum.Parse<Severity>(category.Severity, ignoreCase: true), (int)charge.Most)).ToString().ToLowerInvariant();

    private static int[]? SpanOf(Variant variant, string? quote) =>
        quote is { Length: > 0 } && variant.Text.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var start ? [start, start + quote.Length] : null;
}
