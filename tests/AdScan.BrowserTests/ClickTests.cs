using AdScan.Harness.Lab;
using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AdScan.BrowserTests;

/// <summary>Where a click leads, and what the landing page shows.</summary>
[Collection("browser")]
public sealed class ClickTests
{
    private static readonly IReadOnlyList<Viewer> Viewers = ViewerMatrix.Of([Region.Shanghai], [DeviceProfile.IPhone15, DeviceProfile.DesktopWindows]);

    [Fact]
    public async Task Records_where_a_click_leads_and_lets_no_request_through()
    {
        await using var lab = await LabExchange.StartAsync(0, [Region.Shanghai], CancellationToken.None);
        var report = await ScanAsync(lab, ClickMode.Block, $"<p>买一送一</p><a href='http://x.localhost:{lab.Port}/landing-bait/go'>立即购买</a>");
        Assert.All(report.Facts, impression =>
        {
            var click = impression.Click!;
            Assert.Equal("立即购买", Assert.Single(click.Targets).Label);
            var hop = Assert.Single(click.Hops);
            Assert.Equal(("page", "click", null), (hop.Kind, hop.How, hop.Status));
            Assert.EndsWith("/landing-bait/go", hop.Url, StringComparison.Ordinal);
            Assert.Null(click.Landing);
            Assert.DoesNotContain(impression.Network, e => e.Url.Contains("/landing-bait/go", StringComparison.Ordinal) && e.Status is not null);
        });
        Assert.Contains(report.Coverage.NotChecked, said => said.Contains("Where a click leads was recorded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_landing_page_that_nobody_answers_for_is_said_and_leaves_the_ad_s_own_verdict_as_it_is()
    {
        await using var lab = await LabExchange.StartAsync(0, [Region.Shanghai], CancellationToken.None);
        var report = await ScanAsync(lab, ClickMode.Follow, "<p>买一送一</p><a href='https://nobody.example/'>去看看</a>");
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Contains(report.Coverage.NotChecked, said => said.Contains("could not be fetched in full: nobody.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_posts_is_followed_with_what_it_posts()
    {
        await using var server = WebApplication.CreateSlimBuilder().Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapPost("/go", async (HttpRequest request) => Results.Content($"<meta charset=utf-8><p>收到 {(await request.ReadFormAsync())["code"]}</p>", "text/html"));
        await server.StartAsync();
        var address = new Uri(server.Urls.Single());
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = Viewers, Click = ClickMode.Follow, AllowPrivate = [address.Authority] });
        var report = await scanner.ScanAsync(new AdSnippet($"<form method=post action='{address}go'><input type=hidden name=code value=k88><button style='width:200px;height:60px'>领取</button></form>"));
        Assert.Equal("收到 k88", Assert.Single(report.Landings).Text);
        Assert.All(report.Facts, i => Assert.Equal("form", Assert.Single(i.Click!.Hops).How));
    }

    [Fact]
    public async Task Follows_every_hop_and_judges_the_landing_page()
    {
        await using var lab = await LabExchange.StartAsync(0, [Region.Shanghai], CancellationToken.None);
        var known = lab.Cases("all").Single(c => c.Id == "landing-chain");
        var report = await ScanAsync(lab, ClickMode.Follow, known.TagFor(lab.Port));
        Assert.Equal(["click", "meta", "script"], report.Facts[0].Click!.Hops.Select(h => h.How));
        Assert.All(report.Facts[0].Click!.Hops, hop => Assert.Equal(200, hop.Status));
        Assert.Contains("稳赚不赔", Assert.Single(report.Landings).Text, StringComparison.Ordinal);
        Assert.NotNull(report.Landings[0].Screenshot);
        Assert.Contains(report.Findings, f => f is { Source: TextSource.Landing, Category: "false" });
        Assert.DoesNotContain(report.Coverage.NotChecked, said => said.Contains("landing page", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("weixin://dl/business", "app")]
    [InlineData("https://apps.apple.com/cn/app/id1", "store")]
    [InlineData("tel:4001234567", "tel")]
    [InlineData("https://x.example/a.apk", "download")]
    public async Task Knows_what_an_address_leads_to(string address, string kind)
    {
        await using var lab = await LabExchange.StartAsync(0, [Region.Shanghai], CancellationToken.None);
        var report = await ScanAsync(lab, ClickMode.Follow, $"<p>来看看</p><button onclick=\"location.href='{address}'\">打开</button>");
        Assert.All(report.Facts, impression => Assert.Equal(kind, Assert.Single(impression.Click!.Hops).Kind));
        Assert.All(report.Facts, impression => Assert.True(impression.Succeeded));
    }

    [Fact]
    public async Task Tells_what_the_landing_page_does_not_keep()
    {
        await using var lab = await LabExchange.StartAsync(0, [Region.Shanghai], CancellationToken.None);
        await using var scanner = await AdScanner.StartAsync(Options(lab, ClickMode.Follow));
        var report = await scanner.ScanAsync(new AdSnippet($"<p>小轮行 儿童车 ¥99</p><a href='http://x.localhost:{lab.Port}/clean-landing/go'>去看看</a>") { Advertiser = "小轮行", AdvertiserDomain = "xiaolun.example" });
        Assert.Equal([("domain", "xiaolun.example", "x.localhost"), ("price", "99", "459")], report.LandingDifferences.Select(d => (d.Kind, d.Promised, d.Found)).Order());
    }

    [Fact]
    public async Task A_code_in_a_picture_is_followed_once_to_the_page_it_leads_to()
    {
        await using var lab = await LabExchange.StartAsync(0, [Region.Shanghai], CancellationToken.None);
        await using var scanner = new AdScanner(Options(lab, ClickMode.Follow), pictures: new CodeReader($"http://x.localhost:{lab.Port}/landing-bait/go"));
        var report = await scanner.ScanAsync(new AdSnippet("<p>扫码有惊喜</p>"));
        var followed = Assert.Single(report.Facts, impression => impression is { IsSecondLook: false } && impression.Landings.Any());
        Assert.Equal(("code", 200), (followed.Click!.Hops[^1].How, followed.Click.Hops[^1].Status));
        Assert.Contains("根治糖尿病", Assert.Single(report.Landings).Text, StringComparison.Ordinal);
        Assert.Contains(report.Findings, f => f is { Source: TextSource.Landing, Category: "false" });

        // One viewer saw it, so it is followed once more.
        var blocking = report.Findings.Where(f => f is { Source: TextSource.Landing, Severity: Severity.Block }).ToList();
        Assert.NotEmpty(blocking);
        Assert.All(blocking, f => Assert.Equal(2, f.Seen));
    }

    private static async Task<ScanReport> ScanAsync(LabExchange lab, ClickMode click, string markup)
    {
        await using var scanner = await AdScanner.StartAsync(Options(lab, click));
        return await scanner.ScanAsync(new AdSnippet(markup));
    }

    private static AdScannerOptions Options(LabExchange lab, ClickMode click) => new() { Viewers = Viewers, Click = click, CheckViewers = false, AllowPrivate = [$"*.localhost:{lab.Port}"], MaxConcurrentImpressions = 3 };

    private sealed class CodeReader(string address) : IPictureReader
    {
        public string Version => "test 1";

        public IReadOnlyList<string> NotRead => [];

        public PictureReading Read(Picture picture, PictureMap map, CancellationToken cancellationToken = default) => new() { Codes = [new PictureCode(address, picture.Ad)] };
    }
}
