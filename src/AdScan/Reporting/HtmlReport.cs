using System.Security.Cryptography;
using System.Text;
using AdScan.Reporting.Html;

namespace AdScan.Reporting;

/// <summary>Writes a run as one page for a person: opens from disk, needs no server and no network, and runs nothing that an ad brought.</summary>
internal static class HtmlReport
{
    private static readonly string Style = EmbeddedFile.ReadText("report.css").ReplaceLineEndings("\n");
    private static readonly string Script = EmbeddedFile.ReadText("report.js").ReplaceLineEndings("\n");

    /// <param name="run">The run.</param>
    /// <param name="evidence">The content of a file of evidence, or null where it is missing.</param>
    /// <param name="writer">Gets the page.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>; null to let the page go by its reader's browser.</param>
    public static void Write(RunReport run, Func<string, byte[]?> evidence, TextWriter writer, string? language = null)
    {
        var html = new HtmlWriter(writer);
        WriteHead(html, language);
        WriteBody(new ReportPage(html, run, evidence));
        html.Literal("</body>\n</html>\n");
    }

    /// <summary>The script comes first, so that the page has its language before its first line is shown.</summary>
    private static void WriteHead(HtmlWriter html, string? language)
    {
        html.Literal("<!DOCTYPE html>\n");
        if (language is null) html.Literal("<html lang=\"zh-CN\">\n");
        else html.Add($"<html lang=\"{(language == "zh" ? "zh-CN" : "en")}\" class=\"{language}\">\n");
        html.Literal("<head>\n<meta charset=\"utf-8\">\n");
        html.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data: 'self' file:; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'\">\n");
        html.Literal("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>AdScan 广告查验报告</title>\n<style>");
        html.Literal(Style);
        html.Literal("</style>\n<script>");
        html.Literal(Script);
        html.Literal("</script>\n</head>\n<body>\n");
    }

    private static void WriteBody(ReportPage page)
    {
        var html = page.Html;
        var views = page.Run.WorstFirst().Index().Select(pair => new SnippetView(pair.Item, pair.Index + 1)).ToList();
        html.Add($"<a class=\"skip\" href=\"#snippets\">{new Bilingual("跳到广告列表", "Skip to the ads")}</a>\n");
        new RunHeader(page).Write(views);
        new FilterForm(page).Write();
        if (page.IsHuge) html.Add($"<noscript><p class=\"top warning\">{new Bilingual("广告较多，展开各条内容需要启用脚本；也可用 adscan export 逐条导出 PDF。", "There are many ads: opening them takes scripts; adscan export writes each as PDF.")}</p></noscript>\n");
        var pack = new BodyPack();
        html.Literal("<main id=\"snippets\" tabindex=\"-1\">\n");
        foreach (var view in views) new SnippetSection(page, view).Write(isOpen: view.Number == 1 && (view.Wrong.Count > 0 || views.Count == 1), pack);
        html.Literal("</main>\n");
        pack.WriteTo(html);
        html.Add($"<footer><details><summary>{new Bilingual("运行参数", "Options of the run")}</summary><pre tabindex=\"0\">{page.Run.Options.ToString()}</pre></details><p>{page.Run.Environment.System}</p>");
        if (page.Run.ChainHead is { } head) html.Add($"<p>{new Bilingual("证据链末端", "Chain head")} <code>{head}</code></p>");
        html.Literal("</footer>\n");
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
