using AdScan.Rendering;
using AdScan.Reporting;
using AdScan.Tests.Reporting;
using Microsoft.Playwright;
using Newtonsoft.Json.Linq;

namespace AdScan.BrowserTests;

/// <summary>The report as a person opens it: from disk, in a browser.</summary>
public sealed class ReportTests
{
    private const string Hostile =
        "</script><script>document.title = '中招'; alert(1)</script></style><img src=https://evil.example/i.png onerror=\"document.title = '中招'\"><iframe src=javascript:alert(1)></iframe><!--\"'><svg onload=alert(1)>\u202e url(https://evil.example/b.png)";

    [Fact]
    public async Task Runs_and_asks_for_nothing_that_an_ad_brought()
    {
        var folder = Directory.CreateTempSubdirectory("adscan-report-").FullName;
        try
        {
            using (var run = RunFolder.Open(folder, new JObject(), resume: false, DateTimeOffset.UnixEpoch)) run.Finish(HostileReport.Saying(Hostile));
            await LookAsync(new Uri(Path.Combine(folder, "report.html")).AbsoluteUri);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task LookAsync(string address)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = await BrowserInstaller.EnsureAsync(allowInstall: true), Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { Locale = "en" });
        List<string> happened = [];
        page.Dialog += (_, dialog) => happened.Add("dialog " + dialog.Message);
        page.Console += (_, message) => happened.Add("console " + message.Text);
        page.PageError += (_, error) => happened.Add("error " + error);
        page.Request += (_, request) => happened.Add("request " + request.Url);
        await page.GotoAsync(address);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await page.ClickAsync("#switch");
        await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true });

        // The picture is not there: that its place is asked for shows that requests are seen.
        Assert.Equal(["request " + address, "request " + new Uri(new Uri(address), "evidence/a.jpeg")], happened.Where(h => !h.Contains("ERR_FILE_NOT_FOUND", StringComparison.Ordinal)).Distinct());
        Assert.Equal(("AdScan 广告查验报告", "zh"), (await page.TitleAsync(), await page.EvaluateAsync<string>("document.documentElement.className")));
        Assert.Equal("isolate", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('bdi')).unicodeBidi"));
        Assert.Equal(1, await page.EvaluateAsync<int>("document.querySelectorAll('script').length + document.querySelectorAll('img, iframe, svg').length"));
    }
}
