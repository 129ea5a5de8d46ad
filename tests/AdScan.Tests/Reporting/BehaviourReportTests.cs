using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Reporting;

/// <summary>The page names what an ad did by the policy's names, with law and evidence, and says what came after the click.</summary>
public sealed class BehaviourReportTests
{
    [Fact]
    public async Task Shows_what_an_ad_did_in_both_languages_with_law_and_evidence()
    {
        var page = await PageAsync(new Behaviour { Kind = "popup", Detail = "http://land.example/<b>", AtMs = 1500 }, new Behaviour { Kind = "dialog", Detail = "alert: 已复制", AtMs = 60_500, AfterClick = true });
        Assert.Contains("误触与强制跳转", page);
        Assert.Contains("Forced or accidental interaction", page);
        Assert.Contains("广告未经点击就打开新窗口", page);
        Assert.Contains("The ad opens a window without a click", page);
        Assert.Contains("《互联网广告管理办法（市场监管总局令第72号）》", page);
        Assert.Contains("第11条(4)", page);
        Assert.Contains("Art. 11(4)", page);
        Assert.Contains("http://land.example/&lt;b&gt;", page);
        Assert.Contains("href=\"evidence/", page);
        Assert.Contains("点击之后，", page);
        Assert.DoesNotContain("受众须先应答", page);
    }

    private static async Task<string> PageAsync(params Behaviour[] acts)
    {
        await using var scanner = new AdScanner();
        var report = scanner.Judge(new AdSnippet("<p>x</p>") { Id = "a" }, Impress.Viewers.Select(v => Impress.Showing(v, "原木餐桌，支持上门安装") with { Behaviours = acts }).ToList());
        using var writer = new StringWriter();
        HtmlReport.Write(
            new RunReport
            {
                Tool = "adscan test",
                Environment = scanner.Environment,
                Options = new JObject(),
                StartedAt = DateTimeOffset.UnixEpoch,
                FinishedAt = DateTimeOffset.UnixEpoch,
                Summary = RunSummary.Of([report]),
                Viewers = Impress.Viewers.Select(ViewerLabel.Of).ToList(),
                Snippets = [report],
            },
            _ => [1, 2, 3],
            writer);
        return writer.ToString();
    }
}
