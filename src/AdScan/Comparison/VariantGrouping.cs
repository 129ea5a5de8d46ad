using AdScan.Impressions;

namespace AdScan.Comparison;

/// <summary>Groups what viewers saw into variants by what could be read.</summary>
internal static class VariantGrouping
{
    /// <summary>The variants of a snippet, most widely seen first; looks at which there was nothing to see form none.</summary>
    public static IReadOnlyList<VariantGroup> Group(IEnumerable<Impression> impressions)
    {
        var groups = new Dictionary<string, VariantGroup>(StringComparer.Ordinal);
        foreach (var impression in impressions)
        {
            foreach (var look in impression.Looks.Where(l => l.HasContent))
            {
                var text = look.VisibleText;
                var key = TickingText.Mask(text);
                if (!groups.TryGetValue(key, out var group)) groups[key] = group = new VariantGroup(text);
                group.Add(new Sight(impression, look));
            }
        }

        return groups.Values.OrderByDescending(g => g.Viewers.Count).ToList();
    }
}
