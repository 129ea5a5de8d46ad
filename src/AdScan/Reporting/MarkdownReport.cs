namespace AdScan.Reporting;

/// <summary>Writes a run as Markdown for a pull request or a ticket: what is worst first, short enough for the comment fields of the sites that show it.</summary>
/// <remarks>No text of an ad becomes markup: each stands as code, on one line, cut where it is long.</remarks>
public static class MarkdownReport
{
    private const int MostRows = 60;
    private const int MostFindings = 8;
    private const int MostViewers = 12;
    private const int MostArticles = 6;

    /// <summary>From here on snippets are only counted: a comment on GitHub may have 65,536 characters, and a snippet takes at most 20,000.</summary>
    private const int MostCharacters = 40_000;

    /// <summary>Writes a run.</summary>
    public static void Write(RunReport run, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(writer);
        using var text = new StringWriter();
        var markdown = new MarkdownWriter(text);
        var bad = run.WorstFirst().Where(report => report.Verdict != Verdict.Pass).ToList();
        WriteHead(markdown, run);
        WriteTable(markdown, bad);
        WriteSections(markdown, run, bad.Where(report => report.Findings.Count > 0).ToList(), () => text.GetStringBuilder().Length);
        markdown.Literal("\n---\n\n供人工核查的线索，不构成违法认定。Findings are leads for a person to check, never a legal determination.\n");
        writer.Write(text.GetStringBuilder());
    }

    private static void WriteHead(MarkdownWriter markdown, RunReport run)
    {
        var s = run.Summary;
        markdown.Literal("## AdScan 广告查验报告 · AdScan report\n\n");
        markdown.Add($"**{Verdict.Block} {s.Block}** · **{Verdict.Review} {s.Review}** · **{Verdict.Inconclusive} {s.Inconclusive}** · {Verdict.Pass} {s.Pass}\n\n");
        markdown.Add($"共 {s.Snippets} 条广告，完成 {s.Impressions} 次展示，{s.FailedImpressions} 次未能完成。{s.Snippets} snippets, {s.Impressions} impressions made, {s.FailedImpressions} failed.\n\n");
        markdown.Add($"{run.Tool} {run.Environment.Browser} {run.Environment.Model}\n");
        foreach (var warning in run.Environment.Warnings) markdown.Add($"\n> ⚠ {warning}\n");
    }

    private static void WriteTable(MarkdownWriter markdown, List<ScanReport> reports)
    {
        if (reports.Count == 0) return;
        markdown.Literal("\n| 结论 verdict | 广告 snippet | 低俗 vulgar | 虚假 false | 违禁 illegal | 原因 why |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var report in reports.Take(MostRows))
        {
            var (scores, worst) = (report.Scores, report.Findings is [var first, ..] ? first : null);
            markdown.Add($"| {report.Verdict} | {report.Id} | {scores.Vulgar:0.00} | {scores.False:0.00} | {scores.Illegal:0.00} | {worst?.Quote ?? worst?.Message ?? report.Reason} |\n");
        }

        if (reports.Count > MostRows) markdown.Add($"\n另有 {reports.Count - MostRows} 条，见 report.html。And {reports.Count - MostRows} more, see report.html.\n");
    }

    private static void WriteSections(MarkdownWriter markdown, RunReport run, List<ScanReport> reports, Func<int> length)
    {
        var written = 0;
        while (written < reports.Count && length() < MostCharacters) WriteSnippet(markdown, run, reports[written++]);
        if (written < reports.Count) markdown.Add($"\n另有 {reports.Count - written} 条广告的细节见 report.html。Details of {reports.Count - written} more snippets are in report.html.\n");
    }

    private static void WriteSnippet(MarkdownWriter markdown, RunReport run, ScanReport report)
    {
        markdown.Add($"\n### {report.Verdict} · {report.Id}\n\n");
        if (report.Place is { } place) markdown.Add($"{place}\n\n");
        foreach (var finding in report.Findings.Take(MostFindings)) WriteFinding(markdown, run, finding);
        if (report.Findings.Count > MostFindings) markdown.Add($"- 另有 {report.Findings.Count - MostFindings} 项。And {report.Findings.Count - MostFindings} more.\n");
    }

    private static void WriteFinding(MarkdownWriter markdown, RunReport run, Finding finding)
    {
        var category = VerdictNames.OfCategory(finding.Category, run);
        markdown.Add($"- **{finding.Severity}** {(category.Zh == category.En ? category.En : $"{category.Zh} {category.En}")} {finding.Message}\n");
        if (finding.Quote is { } quote) markdown.Add($"  - 引文 quote: {quote}\n");
        var (saw, all) = (finding.Viewers.Count, run.Viewers.Count);
        if (saw == all) markdown.Add($"  - 看到的受众 seen by: 全部 {all} 类 all {all}\n");
        else markdown.Add($"  - 看到的受众 seen by {saw}: {string.Join(", ", finding.Viewers.Take(MostViewers))}\n");
        if (finding.Seen is { } seen) markdown.Add($"  - 出现次数 seen in: {seen} 次独立访问 {(seen == 1 ? "visit only, unconfirmed" : "separate visits")}\n");
        foreach (var basis in finding.LegalBasis.Take(MostArticles)) markdown.Add($"  - 疑似涉及 may concern: {$"《{basis.Instrument.Trim('《', '》')}》{basis.Article}：{basis.Summary}"}\n");
        if (finding.Evidence.FirstOrDefault(ReportPictures.IsEvidence) is { } evidence) markdown.Add($"  - 证据 evidence: {evidence}\n");
    }
}
