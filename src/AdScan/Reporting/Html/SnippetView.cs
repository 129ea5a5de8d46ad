namespace AdScan.Reporting.Html;

/// <summary>A snippet's report, and how the page calls and colours what is in it.</summary>
internal sealed class SnippetView
{
    private const int Colours = 12;

    private readonly Dictionary<string, (Variant Variant, int Index)> _shown;

    public SnippetView(ScanReport report, int number)
    {
        (Report, Number) = (report, number);
        _shown = report.Variants.Concat(report.Landings).DistinctBy(v => v.Id).Index().ToDictionary(pair => pair.Item.Id, pair => (pair.Item, pair.Index), StringComparer.Ordinal);
        Wrong = report.Findings.Where(f => f.Severity != Severity.Info).ToList();
    }

    public ScanReport Report { get; }

    /// <summary>Its place in the page, from 1.</summary>
    public int Number { get; }

    /// <summary>The findings that led to the verdict.</summary>
    public IReadOnlyList<Finding> Wrong { get; }

    public Variant? VariantOf(string? id) => id is not null && _shown.TryGetValue(id, out var found) ? found.Variant : null;

    /// <summary>The class that a variant is recognised by, wherever it stands.</summary>
    public string ColourOf(string id) => _shown.TryGetValue(id, out var found) ? $"c{(found.Index % Colours) + 1}" : "c0";

    public bool IsFlagged(Variant variant) =>
        Wrong.Any(f => f.Variant == variant.Id || (f.Quote is { Length: > 0 } quote && variant.Text.Contains(quote, StringComparison.Ordinal)));
}
