using AdScan.Harness.Lab;
using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.BrowserTests;

/// <summary>Where the traffic comes out decides what an ad server shows, and a region whose exit fails is never looked at another way.</summary>
[Collection("browser")]
public sealed class ExitTests
{
    [Fact]
    public async Task Ads_that_decide_by_the_source_address_show_each_region_its_own()
    {
        // By address of this machine; and through proxies that connect from such an address.
        await using var socks = new LabProxy(socks: true, "user:geheim", "127.0.1.3");
        await using var http = new LabProxy(socks: false, "user:geheim", "127.0.1.4");
        Region[] regions =
        [
            Plain(Region.Shanghai),
            Plain(Region.Sichuan) with { Egress = NetworkExit.Parse("bind:127.0.1.2") },
            Plain(Region.Sichuan) with { Id = "CN-SC-SOCKS", Egress = NetworkExit.Parse($"socks5://user:geheim@127.0.0.1:{socks.Port}") },
            Plain(Region.Sichuan) with { Id = "CN-SC-HTTP", Egress = NetworkExit.Parse($"http://user:geheim@127.0.0.1:{http.Port}") },
        ];
        Region[] known = [regions[1], Plain(Region.Sichuan) with { Id = "CN-CQ", Egress = NetworkExit.Parse("bind:127.0.1.3") }];
        await using var lab = await LabExchange.StartAsync(0, known, CancellationToken.None);
        var report = await ScanAsync(lab, regions);
        Assert.Equal(["CN-SC", "CN-SC-SOCKS"], report.Variants.Single(v => v.Text.Contains("今晚就能约", StringComparison.Ordinal)).Viewers.Select(v => v.Split('/')[0]).Order());
        Assert.Equal(["CN-SC-HTTP", "CN-SH"], report.Variants.Single(v => v.Text.Contains("鲜花", StringComparison.Ordinal)).Viewers.Select(v => v.Split('/')[0]).Order());
        Assert.Equal("bind:127.0.1.2", report.Impressions.First(i => i.Viewer.Region == "CN-SC").Exit);
        Assert.NotEmpty(http.Asked);
        Assert.DoesNotContain("geheim", ReportJson.Write(report));
        Assert.DoesNotContain("geheim", Newtonsoft.Json.JsonConvert.SerializeObject(report.Facts));
    }

    [Fact]
    public async Task A_region_whose_exit_fails_is_inconclusive_and_says_why()
    {
        await using var lab = await LabExchange.StartAsync(0, [], CancellationToken.None);
        var report = await ScanAsync(lab, [Region.Shanghai, Region.Sichuan with { Egress = NetworkExit.Parse("socks5://127.0.0.1:1") }], "<p>原木餐桌</p>");
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        var failed = report.Impressions.Single(i => i.Viewer.Region == "CN-SC");
        Assert.Equal((ImpressionStatus.Failed, "exit"), (failed.Status, Assert.Single(failed.Failures).Phase));
        Assert.Contains("socks5://127.0.0.1:1", report.Reason);
    }

    private static Region Plain(Region region) => region with { ForwardedFor = null };

    private static async Task<ScanReport> ScanAsync(LabExchange lab, IReadOnlyList<Region> regions, string? markup = null)
    {
        await using var scanner = new AdScanner(new AdScannerOptions { Viewers = ViewerMatrix.Of(regions, [DeviceProfile.IPhone15]), AllowPrivate = [$"*.localhost:{lab.Port}"], CheckViewers = false });
        return await scanner.ScanAsync(new AdSnippet(markup ?? lab.Cases("all").Single(c => c.Id == "region-by-address").TagFor(lab.Port)) { Id = "by-address" });
    }
}
