using AdScan.Impressions;

namespace AdScan.Comparison;

/// <summary>Groups what viewers saw into variants by what could be read, and of what reads the same by what it looks like.</summary>
internal static class VariantGrouping
{
    /// <summary>The variants of a snippet, most widely seen first; looks at which there was nothing to see form none.</summary>
    public static IReadOnlyList<VariantGroup> Group(IEnumerable<Impression> impressions) =>
        InOrder(ByText(impressions.SelectMany(impression => impression.Looks.Select(look => new Sight(impression, look)))).SelectMany(ByPicture));

    /// <summary>The variants of the pages that clicks ended on.</summary>
    public static IReadOnlyList<VariantGroup> GroupLandings(IEnumerable<Impression> impressions) =>
        InOrder(ByText(impressions.SelectMany(impression => impression.Landings.SelectMany(landing => landing.Looks).Select(look => new Sight(impression, look)))));

    private static List<VariantGroup> InOrder(IEnumerable<VariantGroup> groups) => groups.OrderByDescending(g => g.Viewers.Count).ToList();

    private static IEnumerable<VariantGroup> ByText(IEnumerable<Sight> sights)
    {
        var keys = new SightKeys();
        return sights.Where(s => s.Look.HasContent).GroupBy(sight => keys.Of(sight.Look), StringComparer.Ordinal).Select(alike => new VariantGroup(alike.ToList()));
    }

    private static IEnumerable<VariantGroup> ByPicture(VariantGroup group) => PictureParting.Part(group.Sights).Select(part => new VariantGroup(part));
}
