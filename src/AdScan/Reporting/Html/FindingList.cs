namespace AdScan.Reporting.Html;

/// <summary>What was found: the words, where they stand in the picture, who saw them, the articles of law, the evidence.</summary>
internal sealed class FindingList(ReportPage page, SnippetView view, SnippetPictures pictures)
{
    /// <summary>Further findings are shown in the pictures of what was seen.</summary>
    private const int MostPictures = 6;

    private readonly HtmlWriter _html = page.Html;
    private int _pictures;

    public void Write()
    {
        if (view.Report.Findings.Count == 0) return;
        _html.Add($"<h3>{new Bilingual("发现的问题", "Findings")}</h3><ol class=\"findings\">");
        foreach (var (index, finding) in view.Report.Findings.Index()) Write(index + 1, finding);
        _html.Literal("</ol>");
    }

    private void Write(int number, Finding finding)
    {
        _html.Add($"<li class=\"{finding.Severity.ToString().ToLowerInvariant()}\"><div class=\"said\"><p><b class=\"badge\">{VerdictNames.Of(finding.Severity)}</b> <b>{page.CategoryOf(finding)}</b> <bdi>{Bilingual.Of(finding.Message)}</bdi></p>");
        if (finding.Quote is { } quote) _html.Add($"<blockquote><mark>{quote}</mark></blockquote>");
        _html.Add($"<p class=\"small\"><b>{new Bilingual("看到的受众", "Seen by")}</b> {page.Viewers.Many(finding.Viewers)}</p>");
        WriteSeen(finding);
        WriteLaw(finding.LegalBasis);
        WriteEvidence(finding.Evidence);
        _html.Literal("</div>");
        WritePicture(number, finding);
        _html.Literal("</li>");
    }

    /// <summary>How often it was seen: whoever doubts a finding asks that first.</summary>
    private void WriteSeen(Finding finding)
    {
        if (finding.Seen is not { } seen) return;
        var again = view.Report.Impressions.Count(i => i.IsSecondLook && finding.Viewers.Contains(page.Viewers.KeyOf(i.Viewer)));
        var said = finding.IsConfirmed == true
            ? new Bilingual($"在 {seen} 次独立访问中见到，已复核", $"seen in {seen} separate visits")
            : new Bilingual(again > 0 ? $"只在 1 次访问中见到，复看 {again} 次未再出现" : "只在 1 次访问中见到，未复看", again > 0 ? $"seen in one visit only, and not again in {again} second {(again == 1 ? "look" : "looks")}" : "seen in one visit only, and not looked at again");
        _html.Add($"<p class=\"small\"><b>{new Bilingual("见到次数", "How often")}</b> {said}</p>");
    }

    private void WriteLaw(IReadOnlyList<LegalBasis> bases)
    {
        if (bases.Count == 0) return;
        _html.Literal("<ul class=\"law\">");
        foreach (var basis in bases) _html.Add($"<li>{new Bilingual("疑似涉及", "May concern")} 《{basis.Instrument.Trim('《', '》')}》{ArticleName.Of(basis.Article)}：{basis.Summary}</li>");
        _html.Literal("</ul>");
    }

    private void WriteEvidence(IReadOnlyList<string> evidence)
    {
        var paths = evidence.Where(ReportPictures.IsEvidence).ToList();
        if (paths.Count == 0) return;
        _html.Add($"<p class=\"small\"><b>{new Bilingual("证据", "Evidence")}</b>");
        foreach (var path in paths) _html.Add($" <a href=\"{path}\">{VerdictNames.OfEvidence(path)}</a>");
        _html.Literal("</p>");
    }

    private void WritePicture(int number, Finding finding)
    {
        if (view.VariantOf(finding.Variant) is not { } variant || !SnippetPictures.HasBox(finding, variant) || _pictures++ >= MostPictures) return;
        pictures.WriteLarge(variant, [(number, finding)]);
    }
}
