using AdScan.Reporting;

namespace AdScan.Rules;

/// <summary>The viewers of a variant by how bad a category is for them; those for whom it is switched off are left out.</summary>
internal static class SeverityByViewer
{
    /// <param name="policy">The policy.</param>
    /// <param name="category">The category.</param>
    /// <param name="facts">The facts of the scan.</param>
    /// <param name="variant">What the viewers saw.</param>
    /// <param name="own">The severity before adjustments, where it is another than the category's.</param>
    public static IEnumerable<(Severity Severity, IReadOnlyList<Viewers.Viewer> Viewers)> Of(Policy policy, PolicyCategory category, ScanFacts facts, Variant variant, string? own = null) => facts.Impressions
        .Select(impression => impression.Viewer)
        .DistinctBy(viewer => viewer.Key)
        .Where(viewer => variant.Viewers.Contains(viewer.Key))
        .GroupBy(viewer => policy.SeverityOf(category, facts.Snippet.Industry, viewer, own))
        .Where(group => group.Key is not null)
        .Select(group => (group.Key!.Value, (IReadOnlyList<Viewers.Viewer>)group.ToList()));
}
