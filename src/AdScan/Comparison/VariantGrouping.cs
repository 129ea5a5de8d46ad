using AdScan.Impressions;

namespace AdScan.Comparison;

/// <summary>Groups what viewers saw into variants by what could be read.</summary>
internal static class VariantGrouping
{
    /// <summary>The variants of a snippet, most widely seen first; looks at which there was nothing to see form none.</summary>
    public static IReadOnlyList<VariantGroup> Group(IEnumerable<Impression> impressions) =>
        Group(impressions.SelectMany(impression => impression.Looks.Select(look => new Sight(impression, look))));

    /// <summary>The variants of the pages that clicks ended on.</summary>
    public static IReadOnlyList<VariantGroup> GroupLandings(IEnumerable<Impression> impressions) =>
        Group(impressions.SelectMany(impression => impression.Landings.SelectMany(landing => landing.Looks).Select(look => new Sight(impression, look))));

    private static List<VariantGroup> Group(IEnumerable<Sight> sights)
    {
        var groups = new Dictionary<string, VariantGroup>(StringComparer.Ordinal);
        var keys = new SightKeys();
        foreach (var sight in sights.Where(s => s.Look.HasContent))
        {
            var key = keys.Of(sight.Look);
            if (!groups.TryGetValue(key, out var group)) groups[key] = group = new VariantGroup(sight.Look.VisibleText);
            group.Add(sight);
        }

        return groups.Values.OrderByDescending(g => g.Viewers.Count).ToList();
    }
}
