namespace AdScan.Reporting.Html;

/// <summary>How the texts of variants differ: an innocent one on the left, another on the right, and in both what the other lacks.</summary>
internal sealed class DifferenceView(ReportPage page, SnippetView view)
{
    private const int MostPairs = 5;
    private const int LongestText = 2000;

    private readonly HtmlWriter _html = page.Html;

    public void Write()
    {
        if (view.Report.Variants.Count < 2) return;
        var innocent = view.Report.Variants.FirstOrDefault(v => !view.IsFlagged(v)) ?? view.Report.Variants[0];
        var others = view.Report.Variants.Where(v => v.Id != innocent.Id).OrderByDescending(view.IsFlagged).ToList();
        _html.Add($"<h3>{new Bilingual("内容差异", "How they differ")}</h3>");
        foreach (var other in others.Take(MostPairs)) Write(innocent, other);
        if (others.Count > MostPairs) _html.Add($"<p class=\"small\">{new Bilingual($"其余 {others.Count - MostPairs} 种内容未逐一比对，全文见上。", $"{others.Count - MostPairs} more are not compared here; their texts stand above.")}</p>");
    }

    private void Write(Variant before, Variant after)
    {
        if (before.Text == after.Text)
        {
            _html.Add($"<p class=\"small\"><span class=\"chip {view.ColourOf(before.Id)}\">{before.Id}</span> <span class=\"chip {view.ColourOf(after.Id)}\">{after.Id}</span> {new Bilingual("文字相同，画面不同，见上图。", "The same words, another picture: see above.")}</p>");
            return;
        }

        var (left, right) = TextDifference.Of(ForeignText.Beginning(before.Text, LongestText), ForeignText.Beginning(after.Text, LongestText));
        _html.Literal("<div class=\"difference\">");
        WriteSide(before, new Bilingual($"只在 {before.Id} 出现的文字加删除线", $"struck out: only in {before.Id}"), left, "del");
        WriteSide(after, new Bilingual($"只在 {after.Id} 出现的文字加下划线", $"underlined: only in {after.Id}"), right, "ins");
        _html.Literal("</div>");
    }

    private void WriteSide(Variant variant, Bilingual legend, IReadOnlyList<DifferencePart> parts, string element)
    {
        _html.Add($"<div><p><span class=\"chip {view.ColourOf(variant.Id)}\">{variant.Id}</span> <span class=\"small\">{legend}</span></p><p class=\"text\">");
        foreach (var part in parts)
        {
            if (!part.IsOwn)
            {
                _html.Add($"{part.Text}");
                continue;
            }

            _html.Literal($"<{element}>");
            _html.Add($"{part.Text}");
            _html.Literal($"</{element}>");
        }

        if (variant.Text.Length > LongestText) _html.Literal("…");
        _html.Literal("</p></div>");
    }
}
