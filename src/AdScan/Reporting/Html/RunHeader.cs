using AdScan.Viewers;

namespace AdScan.Reporting.Html;

/// <summary>The top of the page: how many of each verdict, what is worst, and what the run stood on.</summary>
internal sealed class RunHeader(ReportPage page)
{
    private const int MostWorst = 5;

    private readonly HtmlWriter _html = page.Html;
    private readonly RunReport _run = page.Run;

    public void Write(IReadOnlyList<SnippetView> views)
    {
        _html.Add($"<header class=\"top\"><div class=\"bar\"><h1>{new Bilingual("AdScan 广告查验报告", "AdScan report")}</h1><button type=\"button\" id=\"switch\" aria-label=\"中 / EN 切换语言 Switch language\">中 / EN</button></div>");
        WriteCounts();
        WriteWarnings();
        WriteWorst(views);
        WriteStandsOn();
        _html.Literal("</header>\n");
    }

    private void WriteCounts()
    {
        var s = _run.Summary;
        _html.Add($"<p class=\"meta\">{new Bilingual($"共 {s.Snippets} 条广告，{page.Viewers.Count} 类受众，完成 {s.Impressions} 次展示，{s.FailedImpressions} 次未能完成。", $"{s.Snippets} {(s.Snippets == 1 ? "ad" : "ads")}, {page.Viewers.Count} {(page.Viewers.Count == 1 ? "kind" : "kinds")} of viewer, {s.Impressions} impressions made, {s.FailedImpressions} failed.")}</p><ul class=\"counts\">");
        WriteCount(Verdict.Block, s.Block);
        WriteCount(Verdict.Review, s.Review);
        WriteCount(Verdict.Inconclusive, s.Inconclusive);
        WriteCount(Verdict.Pass, s.Pass);
        _html.Literal("</ul>");
    }

    private void WriteCount(Verdict verdict, int count)
    {
        var part = _run.Summary.Snippets == 0 ? 0 : 100.0 * count / _run.Summary.Snippets;
        _html.Add($"<li class=\"{VerdictNames.ClassOf(verdict)}{(count == 0 ? " none" : "")}\"><b>{count}</b><span>{VerdictNames.Of(verdict)}</span><small>{part:0}%</small></li>");
    }

    private void WriteWarnings()
    {
        foreach (var warning in _run.Environment.Warnings) _html.Add($"<p class=\"warning\">⚠ {Bilingual.Of(warning)}</p>");
    }

    /// <summary>The first finding of the snippets that are worst.</summary>
    private void WriteWorst(IReadOnlyList<SnippetView> views)
    {
        var worst = views.Where(v => v.Wrong.Count > 0 && v.Report.Verdict is Verdict.Block or Verdict.Review).Take(MostWorst).ToList();
        if (worst.Count == 0 || views.Count == 1) return;
        _html.Add($"<section class=\"worst\" aria-labelledby=\"worst\"><h2 id=\"worst\">{new Bilingual("先看这几条", "Look at these first")}</h2><ol>");
        foreach (var view in worst) WriteWorst(view, view.Wrong[0]);
        _html.Literal("</ol></section>");
    }

    private void WriteWorst(SnippetView view, Finding finding)
    {
        _html.Add($"<li class=\"{VerdictNames.ClassOf(view.Report.Verdict)}\"><a href=\"#s{view.Number}\"><span class=\"badge\">{VerdictNames.Of(view.Report.Verdict)}</span> <b>{page.CategoryOf(finding)}</b> ");
        if (finding.Quote is { Length: > 0 }) Headline.Write(_html, view, finding);
        else _html.Add($"<bdi>{Bilingual.Of(finding.Message)}</bdi>");
        _html.Add($"</a><span class=\"small\">{view.Report.Id} · {page.Viewers.Many(finding.Viewers)}</span></li>");
    }

    private void WriteStandsOn()
    {
        var environment = _run.Environment;
        _html.Add($"<p class=\"meta\"><time datetime=\"{_run.StartedAt:O}\">{_run.StartedAt:yyyy-MM-dd HH:mm}</time> · {_run.Tool} · {environment.Browser} · {environment.Model} · {new Bilingual($"政策 {environment.Policy}", $"policy {environment.Policy}")}</p>");
        foreach (var exit in environment.Exits.Where(e => e.Failure is null && (e.Exit.Kind != ExitKind.Direct || e.ShownAddress is not null))) _html.Add($"<p class=\"meta\">{ExitOf(exit)}</p>");
        _html.Add($"<p class=\"lead\">{new Bilingual("本报告列出的是供人工核查的线索，不构成违法认定。", "Findings are leads for a person to check, never a legal determination.")}</p>");
    }

    private static Bilingual ExitOf(ExitCheck exit) => exit.ShownAddress is { } shown
        ? new Bilingual($"{exit.Region} 的流量经 {exit.Exit} 发出，对外地址为 {shown}。", $"Traffic of {exit.Region} went out by {exit.Exit}, which showed the address {shown}.")
        : new Bilingual($"{exit.Region} 的流量经 {exit.Exit} 发出，对外地址未核对。", $"Traffic of {exit.Region} went out by {exit.Exit}; what address it showed was not asked.");
}
