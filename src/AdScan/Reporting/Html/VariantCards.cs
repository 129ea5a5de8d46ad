namespace AdScan.Reporting.Html;

/// <summary>Distinct contents side by side: the picture with what was found in it, the text with the words marked, and who saw it.</summary>
internal sealed class VariantCards(ReportPage page, SnippetView view, SnippetPictures pictures)
{
    private readonly HtmlWriter _html = page.Html;

    public void Write(Bilingual title, IReadOnlyList<Variant> variants)
    {
        if (variants.Count == 0) return;
        _html.Add($"<h3>{title}</h3><div class=\"variants\">");
        foreach (var variant in variants) Write(variant);
        _html.Literal("</div>");
    }

    private void Write(Variant variant)
    {
        var share = (100 * variant.Share).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        var first = (variant.FirstSeenAtMs / 1000.0).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
        _html.Add($"<article class=\"variant{(view.IsFlagged(variant) ? " bad" : "")}\">");
        _html.Add($"<p><span class=\"chip {view.ColourOf(variant.Id)}\">{variant.Id}</span> <span class=\"small\">{new Bilingual($"{share}% 的展示，第 {first} 秒首见", $"{share}% of impressions, first seen at {first} s")}</span></p>");
        pictures.WriteLarge(variant, view.Report.Findings.Index().Where(f => SnippetPictures.HasBox(f.Item, variant)).Select(f => (f.Index + 1, f.Item)).ToList());
        _html.Add($"<div class=\"text\" tabindex=\"0\" role=\"group\" aria-label=\"{variant.Id} 的文字 Text of {variant.Id}\">");
        WriteMarked(variant);
        _html.Add($"</div><p class=\"small\"><b>{new Bilingual("看到的受众", "Seen by")}</b> {page.Viewers.Many(variant.Viewers)}</p></article>");
    }

    /// <summary>The text with the words of its findings marked.</summary>
    private void WriteMarked(Variant variant)
    {
        var text = ForeignText.Beginning(variant.Text);
        var at = 0;
        foreach (var (start, end) in SpansIn(text))
        {
            if (start < at) continue;
            _html.Add($"{text[at..start]}<mark>{text[start..end]}</mark>");
            at = end;
        }

        _html.Add($"{text[at..]}{ForeignText.LeftOut(variant.Text)}");
    }

    private IEnumerable<(int Start, int End)> SpansIn(string text) =>
        view.Wrong.Where(f => f.Quote is { Length: > 0 })
            .Select(f => (Start: text.IndexOf(f.Quote!, StringComparison.Ordinal), f.Quote!.Length))
            .Where(span => span.Start >= 0)
            .Select(span => (span.Start, span.Start + span.Length))
            .Distinct()
            .OrderBy(span => span.Start);
}
