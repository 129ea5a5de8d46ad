using AdScan.Impressions;

namespace AdScan.Comparison;

/// <summary>Parts what reads the same by what it looks like: an ad can keep its words, or have none, and change its picture.</summary>
/// <remarks>
/// Pictures are parted only where two of them were seen on one device, since another device's layout may cut the same picture differently; and where none of them
/// changes by itself before one viewer, since the moments at which animations were looked at say nothing of who is shown what.
/// </remarks>
internal static class PictureParting
{
    /// <summary>The sights, those together that look alike; all together where nothing tells them apart.</summary>
    public static IReadOnlyList<IReadOnlyList<Sight>> Part(IReadOnlyList<Sight> sights)
    {
        var parts = Alike(sights.Where(sight => sight.Look.Fingerprints.Count > 0));
        if (parts.Count < 2 || parts.SelectMany(ImpressionsOf).CountBy(impression => impression).Any(seen => seen.Value > 1)) return [sights];
        var apart = Apart(parts).ToList();
        return [sights.Except(apart.SelectMany(part => part)).ToList(), .. apart];
    }

    /// <summary>Single linkage: what is like any of a part belongs to it.</summary>
    private static List<List<Sight>> Alike(IEnumerable<Sight> sights)
    {
        var parts = new List<List<Sight>>();
        foreach (var sight in sights)
        {
            var near = parts.Where(part => part.Exists(other => PictureFingerprint.AreAlike(other.Look.Fingerprints, sight.Look.Fingerprints))).ToList();
            parts.RemoveAll(near.Contains);
            parts.Add([.. near.SelectMany(part => part), sight]);
        }

        return parts;
    }

    /// <summary>The parts that are surely not the largest one in another layout: a device has seen both, or another that is apart.</summary>
    private static IEnumerable<List<Sight>> Apart(List<List<Sight>> parts)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts.OrderByDescending(part => part.Count))
        {
            var isApart = known.Overlaps(DevicesOf(part));
            known.UnionWith(DevicesOf(part));
            if (isApart) yield return part;
        }
    }

    private static IEnumerable<Impression> ImpressionsOf(List<Sight> part) => part.Select(sight => sight.Impression).Distinct();

    private static IEnumerable<string> DevicesOf(List<Sight> part) => part.Select(sight => sight.Impression.Viewer.Device.Id);
}
