using System.Security.Cryptography;
using System.Text;
using AdScan.Viewers;

namespace AdScan.Reporting;

/// <summary>Writes a run as one page for a person: opens from disk, needs no server and no network, and runs nothing that an ad brought.</summary>
internal static class HtmlReport
{
    private static readonly string Style = EmbeddedFile.ReadText("report.css").ReplaceLineEndings("\n");
    private static readonly string Script = EmbeddedFile.ReadText("report.js").ReplaceLineEndings("\n");

    public static void Write(RunReport run, Func<string, byte[]?> evidence, TextWriter writer)
    {
        var pictures = new ReportPictures(evidence);
        using var body = new StringWriter();
        WriteBody(new HtmlWriter(body), run, pictures);

        // The policy names what may run by its hash, so the head is written once the pictures are known.
        var html = new HtmlWriter(writer);
        html.Literal("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data: 'self' file:; style-src '{Hash(Style)}' '{Hash(pictures.Styles)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'\">\n");
        html.Literal("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>AdScan 广告查验报告</title>\n<style>");
        html.Literal(Style);
        html.Literal("</style>\n<style>");
        html.Literal(pictures.Styles);
        html.Literal("</style>\n</head>\n<body>\n");
        html.Literal(body.ToString());
        html.Literal("<script>");
        html.Literal(Script);
        html.Literal("</script>\n</body>\n</html>\n");
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static void WriteBody(HtmlWriter html, RunReport run, ReportPictures pictures)
    {
        WriteHeader(html, run);
        WriteFilter(html);
        html.Literal("<main id=\"snippets\">\n");
        foreach (var report in run.WorstFirst()) new SnippetSection(html, run, report, pictures).Write();
        html.Literal("</main>\n");
        WriteFooter(html, run);
    }

    private static void WriteHeader(HtmlWriter html, RunReport run)
    {
        html.Add($"<header class=\"top\"><div class=\"bar\"><h1>{new Bilingual("AdScan 广告查验报告", "AdScan report")}</h1><button type=\"button\" id=\"switch\" aria-label=\"Switch language 切换语言\">中 / EN</button></div>");
        html.Add($"<p class=\"meta\"><time datetime=\"{run.StartedAt:O}\">{run.StartedAt:yyyy-MM-dd HH:mm}</time> · {run.Tool} · {run.Environment.Browser} · {run.Environment.Model} · {new Bilingual($"政策 {run.Environment.Policy}", $"policy {run.Environment.Policy}")} · {new Bilingual($"{run.Viewers.Count} 类受众", $"{run.Viewers.Count} viewers")}</p>");
        html.Literal("<ul class=\"counts\">");
        var s = run.Summary;
        WriteCount(html, Verdict.Block, s.Block, s.Snippets);
        WriteCount(html, Verdict.Review, s.Review, s.Snippets);
        WriteCount(html, Verdict.Inconclusive, s.Inconclusive, s.Snippets);
        WriteCount(html, Verdict.Pass, s.Pass, s.Snippets);
        html.Add($"</ul><p class=\"meta\">{new Bilingual($"共 {s.Snippets} 条广告，完成 {s.Impressions} 次展示，{s.FailedImpressions} 次未能完成。", $"{s.Snippets} snippets, {s.Impressions} impressions made, {s.FailedImpressions} failed.")}</p>");
        foreach (var warning in run.Environment.Warnings) html.Add($"<p class=\"warning\">⚠ {Bilingual.Of(warning)}</p>");
        foreach (var exit in run.Environment.Exits.Where(e => e.Failure is null && (e.Exit.Kind != ExitKind.Direct || e.ShownAddress is not null))) html.Add($"<p class=\"meta\">{ExitOf(exit)}</p>");
        html.Add($"<p class=\"lead\">{new Bilingual("本报告列出的是供人工核查的线索，不构成违法认定。", "Findings are leads for a person to check, never a legal determination.")}</p></header>\n");
    }

    private static Bilingual ExitOf(ExitCheck exit) => exit.ShownAddress is { } shown
        ? new Bilingual($"{exit.Region} 的流量经 {exit.Exit} 发出，对外地址为 {shown}。", $"Traffic of {exit.Region} went out by {exit.Exit}, which showed the address {shown}.")
        : new Bilingual($"{exit.Region} 的流量经 {exit.Exit} 发出，对外地址未核对。", $"Traffic of {exit.Region} went out by {exit.Exit}; what address it showed was not asked.");

    private static void WriteCount(HtmlWriter html, Verdict verdict, int count, int all)
    {
        var part = all == 0 ? 0 : 100.0 * count / all;
        html.Add($"<li class=\"{VerdictNames.ClassOf(verdict)}\"><b>{count}</b><span>{VerdictNames.Of(verdict)}</span><small>{part:0}%</small></li>");
    }

    private static void WriteFilter(HtmlWriter html)
    {
        html.Literal("<form class=\"filter\" id=\"filter\">");
        foreach (var verdict in new[] { Verdict.Block, Verdict.Review, Verdict.Inconclusive, Verdict.Pass })
        {
            html.Add($"<label><input type=\"checkbox\" name=\"verdict\" value=\"{VerdictNames.ClassOf(verdict)}\" checked> {VerdictNames.Of(verdict)}</label>");
        }

        html.Literal("<input type=\"search\" name=\"words\" placeholder=\"筛选 / filter\" aria-label=\"按文字筛选 Filter by words\"></form>\n");
    }

    private static void WriteFooter(HtmlWriter html, RunReport run)
    {
        html.Add($"<footer><details><summary>{new Bilingual("运行参数", "Options of the run")}</summary><pre>{run.Options.ToString()}</pre></details><p>{run.Environment.System}</p>");
        if (run.ChainHead is { } head) html.Add($"<p>{new Bilingual("证据链末端", "Chain head")} <code>{head}</code></p>");
        html.Literal("</footer>\n");
    }
}
