using AdScan.Reporting;

namespace AdScan.Tests.Reporting;

public sealed class MarkdownReportTests
{
    [Fact]
    public async Task Tells_what_is_worst_first_with_words_viewers_and_law()
    {
        var bad = await RunFolderTests.JudgeAsync("cr-bad");
        var run = Run(bad with { Id = "cr-fine", Verdict = Verdict.Pass, Findings = [] }, bad with { Id = "cr-unseen", Verdict = Verdict.Inconclusive, Findings = [], Reason = "没看到。Not seen." }, bad with { Verdict = Verdict.Block });
        var page = Page(run);
        Assert.Contains("**停止投放 Block 1** · **人工复核 Review 0** · **未能判定 Inconclusive 1** · 通过 Pass 1", page);
        Assert.True(page.IndexOf("cr-bad", StringComparison.Ordinal) < page.IndexOf("cr-unseen", StringComparison.Ordinal));
        Assert.DoesNotContain("cr-fine", page);
        Assert.Contains("没看到。Not seen.", page);
        Assert.Contains("引文 quote: ` 祖传秘方，根治糖尿病，三天见效永不复发 `", page);
        Assert.Contains("《中华人民共和国广告法》", page);
        Assert.Contains("seen by 12: ` CN-BJ/iphone-15, ", page);
        Assert.Contains("seen by: 全部 12 类 all 12", Page(run with { Viewers = [.. Impress.Viewers.Select(ViewerLabel.Of)] }));
    }

    [Fact]
    public async Task Fits_into_a_comment_however_much_was_found()
    {
        var report = await RunFolderTests.JudgeAsync("a");
        var finding = report.Findings[0] with { Message = new string('长', 5000), Quote = new string('\u202e', 5000), Viewers = [.. Enumerable.Range(0, 5000).Select(i => $"v{i}")] };
        var reports = Enumerable.Range(0, 500).Select(i => report with { Id = $"{new string('a', 500)}{i}", Findings = [.. Enumerable.Repeat(finding, 50)] }).ToArray();
        var page = Page(Run(reports));
        Assert.InRange(page.Length, 40_000, 65_536);
        Assert.Contains("440 more, see report.html", page);
        Assert.Contains("42 more", page);
        Assert.Contains("more snippets are in report.html", page);
    }

    private static RunReport Run(params ScanReport[] reports) => HostileReport.Saying("x") with { Snippets = reports, Summary = RunSummary.Of(reports) };

    private static string Page(RunReport run)
    {
        using var writer = new StringWriter();
        MarkdownReport.Write(run, writer);
        return writer.ToString();
    }
}
