using System.Text.RegularExpressions;
using AdScan.Harness;
using AdScan.Rendering;
using AdScan.Reporting;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Newtonsoft.Json.Linq;
using HostileReport = AdScan.Tests.Reporting.HostileReport;

namespace AdScan.BrowserTests;

/// <summary>The report as a person opens it: from disk, in a browser.</summary>
[Collection("browser")]
public sealed class ReportTests : IAsyncLifetime
{
    private const string Hostile =
        "</script></noscript><script>document.title = '中招'; alert(1)</script></style><img src=https://evil.example/i.png onerror=\"document.title = '中招'\"><iframe src=javascript:alert(1)></iframe><!--\"'><svg onload=alert(1)>\u202e url(https://evil.example/b.png)";

    /// <summary>Kept, so that a person can look at what the test looked at.</summary>
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults", "report")).FullName;

    private readonly string _folder = Directory.CreateTempSubdirectory("adscan-report-").FullName;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = await BrowserInstaller.EnsureAsync(allowInstall: true), Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(1200)]
    public async Task Runs_and_asks_for_nothing_that_an_ad_brought(int snippets)
    {
        var expected = await ElementsAsync(Write("harmless", Many(HostileReport.Saying("x"), snippets)));
        var address = Write("hostile", Many(HostileReport.Saying(Hostile), snippets));
        List<string> happened = [];
        var page = await OpenAsync(address, "en", happened);
        Assert.Equal(expected, await ElementsAsync(page));
        await page.ClickAsync("#switch");
        await page.ScreenshotAsync();

        // The picture is not there: that its place is asked for shows that requests are seen.
        Assert.Equal(["request " + address, "request " + new Uri(new Uri(address), "evidence/a.jpeg")], happened.Where(h => !h.Contains("ERR_FILE_NOT_FOUND", StringComparison.Ordinal)).Distinct());
        Assert.Equal(("AdScan 广告查验报告", "zh"), (await page.TitleAsync(), await page.EvaluateAsync<string>("document.documentElement.className")));
        Assert.Equal("isolate", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('bdi')).unicodeBidi"));
        Assert.Equal(1, await page.EvaluateAsync<int>("document.scripts.length + document.querySelectorAll('img, iframe').length"));
    }

    [Fact]
    public async Task Is_narrowed_by_keyboard_and_remembers_it_in_its_address()
    {
        var page = await OpenAsync(await ScanAsync(), "zh-CN");
        var all = await page.Locator(".snippet:visible").CountAsync();
        await page.Locator("[name=verdict][value=pass]").PressAsync("Space");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("verdict="));
        var wrong = await page.Locator(".snippet:visible").CountAsync();
        Assert.InRange(wrong, 1, all - 1);
        await page.FocusAsync("[name=region]");
        await page.Keyboard.TypeAsync("四川");
        await page.FocusAsync("[name=words]");
        await page.Keyboard.TypeAsync("GEO-SICHUAN");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("words=GEO-SICHUAN"));
        await Assertions.Expect(page.Locator(".snippet:visible h2")).ToHaveTextAsync("geo-sichuan");
        Assert.Contains("显示 1 / ", await page.Locator("#shown").InnerTextAsync());
        var again = await OpenAsync(page.Url, "en");
        await Assertions.Expect(again.Locator(".snippet:visible h2")).ToHaveTextAsync("geo-sichuan");
        Assert.Equal("zh-CN", await again.EvaluateAsync<string>("document.documentElement.lang"));
        await again.Locator("[type=reset]").PressAsync("Enter");
        await Assertions.Expect(again).Not.ToHaveURLAsync(new Regex("words="));
        await Assertions.Expect(again.Locator(".snippet:visible")).ToHaveCountAsync(all);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1200)]
    public async Task Opens_the_insides_of_a_large_run_when_they_are_asked_for(int snippets)
    {
        var page = await OpenAsync(Write("large", Many(HostileReport.Saying("x"), snippets)), "en");
        Assert.Equal(0, await page.Locator("#s250 .findings").CountAsync());
        await page.FocusAsync("#s250 > summary");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#s250 .findings").WaitForAsync();
        await page.EvaluateAsync("location.hash = '#s200'");
        await page.Locator("#s200 .findings").WaitForAsync();
        await page.FillAsync("[name=words]", "别的");
        await page.WaitForURLAsync(address => address.Contains("words=", StringComparison.Ordinal));
        Assert.Equal($"{snippets} of {snippets} shown", await page.Locator("#shown").InnerTextAsync());
    }

    [Fact]
    public async Task Can_be_read_without_scripts()
    {
        var page = await _browser.NewPageAsync(new BrowserNewPageOptions { JavaScriptEnabled = false });
        await page.GotoAsync(Write("large", Many(HostileReport.Saying("没有脚本"), 300)));
        await page.Locator("#s250 > summary").ClickAsync();
        Assert.Contains("没有脚本", await page.Locator("#s250 .findings blockquote").InnerTextAsync());
        Assert.False(await page.Locator("#filter").IsVisibleAsync());
    }

    [Fact]
    public async Task Is_fit_for_every_reader_and_every_screen()
    {
        var address = await ScanAsync();
        (string Name, string Language, ColorScheme Colours, int Width)[] ways = [("wide", "zh-CN", ColorScheme.Light, 1280), ("phone", "zh-CN", ColorScheme.Light, 390), ("dark", "zh-CN", ColorScheme.Dark, 1280), ("english", "en", ColorScheme.Light, 1280)];
        foreach (var (name, language, colours, width) in ways)
        {
            var page = await _browser.NewPageAsync(new BrowserNewPageOptions { Locale = language, ColorScheme = colours, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
            await page.GotoAsync(address);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
            var violations = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{name}: {v.Id}: {v.Help}: {v.Nodes[0].Html}").ToList();
            Assert.True(violations.Count == 0, string.Join('\n', violations));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} scrolls sideways");
        }
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Is_printed_as_pdf(string language)
    {
        await ScanAsync();
        var file = Path.Combine(Pictures, $"geo-sichuan.{language}.pdf");
        Assert.Equal(0, await Tool.RunAsync(["export", Path.Combine(_folder, "run"), "--format", "pdf", "--snippet", "geo-sichuan", "--language", language, "--out", file]));
        var pdf = await File.ReadAllBytesAsync(file);
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        Assert.InRange(pdf.Length, 20_000, 5_000_000);
    }

    private static RunReport Many(RunReport run, int snippets) =>
        run with { Snippets = Enumerable.Repeat(run.Snippets[0], snippets).ToList(), Summary = RunSummary.Of(Enumerable.Repeat(run.Snippets[0], snippets).ToList()) };

    private string Write(string name, RunReport run)
    {
        var folder = Path.Combine(_folder, name);
        using (var writing = RunFolder.Open(folder, new JObject(), resume: false, DateTimeOffset.UnixEpoch)) writing.Finish(run);
        return new Uri(Path.Combine(folder, "report.html")).AbsoluteUri;
    }

    /// <summary>Scans known ads: one that some see otherwise, one that shows late, one that is innocent.</summary>
    private async Task<string> ScanAsync()
    {
        var run = Path.Combine(_folder, "run");
        Assert.Equal(0, await Tool.RunAsync(["scan", "lab:report", "--regions", "CN-SH,CN-SC", "--devices", "iphone-15,desktop-windows", "--click", "block", "--out", run, "--fail-on", "never"]));
        return new Uri(Path.Combine(run, "report.html")).AbsoluteUri;
    }

    private async Task<List<string>> ElementsAsync(string address) => await ElementsAsync(await OpenAsync(address, "en"));

    /// <summary>Every element of the page with the names of its attributes, after everything was opened.</summary>
    private static async Task<List<string>> ElementsAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await Assertions.Expect(page.Locator("main noscript, .body:empty")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        return (await page.EvaluateAsync<string[]>("Array.from(document.querySelectorAll(':not(head *):not(span[lang])'), e => e.localName + ' ' + e.getAttributeNames().sort())")).ToList();
    }

    private async Task<IPage> OpenAsync(string address, string language, List<string>? happened = null)
    {
        var page = await _browser.NewPageAsync(new BrowserNewPageOptions { Locale = language });
        page.Dialog += (_, dialog) => happened?.Add("dialog " + dialog.Message);
        page.Console += (_, message) => happened?.Add("console " + message.Text);
        page.PageError += (_, error) => happened?.Add("error " + error);
        page.Request += (_, request) => happened?.Add("request " + request.Url);
        await page.GotoAsync(address);
        return page;
    }
}
