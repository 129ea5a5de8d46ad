using AdScan.Impressions;

namespace AdScan.Comparison;

/// <summary>Looks at which the same could be read.</summary>
internal sealed class VariantGroup(string text)
{
    private readonly List<Sight> _sights = [];

    /// <summary>What could be read, as it was first seen.</summary>
    public string Text { get; } = text;

    public IReadOnlyList<Sight> Sights => _sights;

    /// <summary>The look that stands for the group: the first with a picture.</summary>
    public Look Face => (_sights.Find(s => s.Look.Picture is not null) ?? _sights[0]).Look;

    public IEnumerable<Impression> Impressions => _sights.Select(s => s.Impression).Distinct();

    public IReadOnlyList<string> Viewers => Impressions.Select(i => i.Viewer.Key).Distinct().ToList();

    public void Add(Sight sight) => _sights.Add(sight);
}
