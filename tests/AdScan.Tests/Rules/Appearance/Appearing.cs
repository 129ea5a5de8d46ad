using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;

namespace AdScan.Tests.Rules.Appearance;

/// <summary>Impressions of what an ad shows, measured, and their judgement through the public face.</summary>
internal static class Appearing
{
    private static readonly AdScanner Scanner = new();

    public static TextPiece Said(string text, double? size = 14, double? contrast = 12, string? hidden = null, Box? box = null, TextSource source = TextSource.Dom) =>
        new() { Text = text, FontSize = size, Contrast = contrast, Hidden = hidden, Box = box ?? new Box(10, 10, 60, 20), Source = source };

    public static Look Seen(int atMs, params TextPiece[] pieces) => new() { AtMs = atMs, HasContent = true, Pieces = pieces };

    public static ClickTarget Link(string label, string? address = "https://shop.example/", Box? box = null) => new(label, box ?? new Box(10, 60, 120, 40), address);

    public static Impression Of(params Look[] looks) => new() { Viewer = Impress.Viewers[0], Status = ImpressionStatus.Rendered, LifeMs = 60_000, Looks = looks };

    public static List<Finding> Judge(string rule, Impression impression, AdSnippet? snippet = null) =>
        Scanner.Judge(snippet ?? new AdSnippet(""), [impression]).Findings.Where(f => f.Rule == rule).ToList();

    public static List<Finding> Judge(string rule, string text) => Judge(rule, Impress.Showing(Impress.Viewers[0], text));

    /// <summary>What every finding owes to the person who checks it.</summary>
    public static void AssertSound(Finding finding)
    {
        Assert.NotEmpty(finding.Evidence);
        Assert.NotEmpty(finding.LegalBasis);
        Assert.Equal([Impress.Viewers[0].Key], finding.Viewers);
        Assert.NotNull(finding.Variant);
        Assert.Contains(finding.Message, c => c is >= '\u4E00' and <= '\u9FFF');
        Assert.Matches("[A-Za-z]{3}", finding.Message);
    }
}
