using AdScan.Impressions;

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
        var said = seen > 1
            ? new Bilingual($"在 {seen} 次独立访问中均有出现", $"seen in {seen} separate visits")
            : LookedAgain(finding) switch
            {
                (0, _) => new("仅在 1 次访问中出现，未再复看", "seen in one visit only, and not looked at again"),
                (_, 0) => new("仅在 1 次访问中出现，复看未能完成", "seen in one visit only; the second look failed"),
                (_, var made) => new Bilingual($"仅在 1 次访问中出现，复看 {made} 次均未再现", $"seen in one visit only, and not again in {made} second {(made == 1 ? "look" : "looks")}"),
            };
        _html.Add($"<p class=\"small\"><b>{new Bilingual("出现次数", "How often")}</b> {said}</p>");
    }

    /// <summary>Second looks of its viewers, and how many of them came to something; without the one that showed it first, where that was a second look itself.</summary>
    private (int Planned, int Made) LookedAgain(Finding finding)
    {
        var first = view.Report.Impressions.FirstOrDefault(i => finding.Variant is { } variant && i.Variants.Contains(variant));
        var visits = view.Report.Impressions
            .Where(i => i.IsSecondLook && finding.Viewers.Contains(page.Viewers.KeyOf(i.Viewer)))
            .GroupBy(i => (page.Viewers.KeyOf(i.Viewer), i.Visit))
            .Where(visit => first is null || !visit.Contains(first)).ToList();
        return (visits.Count, visits.Count(visit => visit.Any(i => i.Status is ImpressionStatus.Rendered or ImpressionStatus.Blank)));
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
