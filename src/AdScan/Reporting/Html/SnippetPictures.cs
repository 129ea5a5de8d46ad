using AdScan.Impressions;

namespace AdScan.Reporting.Html;

/// <summary>The pictures of one snippet's section: each stands in it once, and is shown by reference wherever it is needed, cut to the ad and with boxes drawn on it.</summary>
/// <remarks>Drawn as SVG, because a page without inline styles can place and cut nothing else.</remarks>
internal sealed class SnippetPictures(HtmlWriter html, ReportPictures pictures, int snippet)
{
    private const double Margin = 3;

    private static readonly ScreenshotFrame Unknown = new(400, 300, new Box(0, 0, 400, 300));

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Writes the pictures that the section will refer to.</summary>
    public void Define(IEnumerable<Variant> variants)
    {
        var shown = variants.Where(v => v.Screenshot is not null).DistinctBy(v => v.Screenshot)
            .Select(v => (Path: v.Screenshot!, Frame: FrameOf(v), Address: pictures.AddressOf(v.Screenshot!)))
            .Where(p => p.Address is not null)
            .ToList();
        if (shown.Count == 0) return;
        html.Literal("<svg class=\"defs\" aria-hidden=\"true\"><defs>");
        foreach (var (path, frame, address) in shown)
        {
            html.Add($"<image id=\"s{snippet}p{_numbers.Count}\" width=\"{frame.Width:0.##}\" height=\"{frame.Height:0.##}\" href=\"");
            html.Literal(address!);
            html.Literal("\"/>");
            _numbers[path] = _numbers.Count;
        }

        html.Literal("</defs></svg>");
    }

    /// <summary>The ad as a viewer saw it, with the boxes of findings, each by its number; a link to the picture.</summary>
    public void WriteLarge(Variant variant, IReadOnlyList<(int Number, Finding Finding)> boxes)
    {
        if (NumberOf(variant) is not { } number) return;
        var frame = FrameOf(variant);
        html.Add($"<a class=\"picture\" href=\"{variant.Screenshot}\"><svg class=\"shot\" viewBox=\"{frame.Ad.X:0.##} {frame.Ad.Y:0.##} {frame.Ad.Width:0.##} {frame.Ad.Height:0.##}\" role=\"img\" aria-label=\"{variant.Id} 的截图 Picture of {variant.Id}\"><use href=\"#s{snippet}p{number}\"/>");
        foreach (var (n, finding) in boxes) WriteBox(frame.Ad, n, finding);
        html.Literal("</svg></a>");
    }

    /// <summary>The top of the ad, as large as a word.</summary>
    public void WriteSmall(Variant variant)
    {
        if (NumberOf(variant) is not { } number) return;
        var ad = FrameOf(variant).Ad;
        html.Add($"<svg class=\"thumb\" viewBox=\"{ad.X:0.##} {ad.Y:0.##} {ad.Width:0.##} {Math.Min(ad.Height, ad.Width * 3 / 4):0.##}\" aria-hidden=\"true\"><use href=\"#s{snippet}p{number}\"/></svg>");
    }

    /// <summary>Whether a finding can be shown in the picture of a variant.</summary>
    public static bool HasBox(Finding finding, Variant variant) =>
        finding.Variant == variant.Id && finding.Box is { Width: > 0, Height: > 0 } box && variant.ScreenshotFrame is { } frame
        && box.Intersect(new Box(0, 0, frame.Ad.Width, frame.Ad.Height)) is { Width: > 0, Height: > 0 };

    private int? NumberOf(Variant variant) => variant.Screenshot is { } path && _numbers.TryGetValue(path, out var number) ? number : null;

    private static ScreenshotFrame FrameOf(Variant variant) => variant.ScreenshotFrame is { Width: > 0, Height: > 0, Ad: { Width: > 0, Height: > 0 } } frame ? frame : Unknown;

    /// <summary>Boxes are measured from the ad, and the ad from the picture. The line stands around the words, not on them.</summary>
    private void WriteBox(Box ad, int number, Finding finding)
    {
        var words = finding.Box!.Value;
        var box = new Box(ad.X + words.X - Margin, ad.Y + words.Y - Margin, words.Width + (2 * Margin), words.Height + (2 * Margin)).Intersect(ad);
        var (x, y, size) = (box.X, box.Y, ad.Width / 20);
        var (tagX, tagY) = (Math.Max(x, ad.X + (size / 2)), Math.Max(y, ad.Y + (size / 2)));
        html.Add($"<rect class=\"box {finding.Severity.ToString().ToLowerInvariant()}\" x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{box.Width:0.##}\" height=\"{box.Height:0.##}\"/>");
        html.Add($"<circle class=\"tag {finding.Severity.ToString().ToLowerInvariant()}\" cx=\"{tagX:0.##}\" cy=\"{tagY:0.##}\" r=\"{size / 2:0.##}\"/><text class=\"tag\" x=\"{tagX:0.##}\" y=\"{tagY + (size * 0.25):0.##}\" font-size=\"{size * 0.7:0.##}\" text-anchor=\"middle\">{number}</text>");
    }
}
