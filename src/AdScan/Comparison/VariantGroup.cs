using AdScan.Impressions;

namespace AdScan.Comparison;

/// <summary>Looks at which the same could be read, and was seen.</summary>
/// <param name="sights">The looks, at least one.</param>
internal sealed class VariantGroup(IReadOnlyList<Sight> sights)
{
    public IReadOnlyList<Sight> Sights => sights;

    /// <summary>The look that stands for the group: the first with a picture.</summary>
    public Look Face { get; } = (sights.FirstOrDefault(s => s.Look.Picture is not null) ?? sights[0]).Look;

    /// <summary>What its drawings looked like, each picture once; empty where one that showed drawings could not be compared.</summary>
    public IReadOnlyList<PictureFingerprint> Fingerprints => sights.Any(s => s.Look is { Drawings.Count: > 0, Fingerprints.Count: 0 })
        ? []
        : sights.SelectMany(s => s.Look.Fingerprints).Aggregate(new List<PictureFingerprint>(), (known, next) => known.Exists(next.IsSamePicture) ? known : [.. known, next]);

    public IEnumerable<Impression> Impressions => sights.Select(s => s.Impression).Distinct();

    public IReadOnlyList<string> Viewers => Impressions.Select(i => i.Viewer.Key).Distinct().ToList();
}
