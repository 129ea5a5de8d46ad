using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AdScan.BrowserTests;

/// <summary>What would be blocked and was seen once is looked for again, by the same viewer in a browser that knows nothing.</summary>
[Collection("browser")]
public sealed class SecondLookTests : IAsyncLifetime
{
    private const string Bad = "document.write('<p>一个疗程根治糖尿病，无效全额退款</p>')";
    private const string Good = "document.write('<p>原木餐桌，环保水性漆，支持上门安装</p>')";

    private readonly WebApplication _server = WebApplication.CreateSlimBuilder().Build();
    private int _bad;

    public async Task InitializeAsync()
    {
        _server.Urls.Add("http://127.0.0.1:0");
        _server.MapGet("/sichuan.js", (HttpRequest request) => Script(IsFromSichuan(request) ? Bad : Good));
        _server.MapGet("/once.js", (HttpRequest request) => Script(IsFromSichuan(request) && Interlocked.Increment(ref _bad) == 1 ? Bad : Good));
        await _server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task What_shows_again_is_confirmed()
    {
        var report = await ScanAsync("sichuan", confirmations: 1);
        Assert.All(Blocking(report), finding => Assert.Equal((2, true), (finding.Seen, finding.IsConfirmed)));
        var again = Assert.Single(report.Impressions, i => i.IsSecondLook);
        Assert.Equal("CN-SC", again.Viewer.Region);
        Assert.Equal(3, report.Coverage.Made);
    }

    [Fact]
    public async Task What_does_not_show_again_stays_a_block_and_is_said_to_be_unconfirmed()
    {
        var report = await ScanAsync("once", confirmations: 2);
        Assert.Equal(Verdict.Block, report.Verdict);
        Assert.All(Blocking(report), finding => Assert.Equal((1, false), (finding.Seen, finding.IsConfirmed)));
        Assert.Equal(2, report.Impressions.Count(i => i.IsSecondLook));
        Assert.Contains("另复看 2 次（完成 2 次）", report.Coverage.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_looked_at_again_where_that_is_not_asked_for()
    {
        var report = await ScanAsync("sichuan", confirmations: 0);
        Assert.All(Blocking(report), finding => Assert.Equal((1, false), (finding.Seen, finding.IsConfirmed)));
        Assert.DoesNotContain(report.Impressions, i => i.IsSecondLook);
    }

    private static List<Finding> Blocking(ScanReport report)
    {
        var blocking = report.Findings.Where(f => f.Severity == Severity.Block).ToList();
        Assert.Contains(blocking, f => f.Quote == "根治糖尿病");
        return blocking;
    }

    private static IResult Script(string content) => Results.Content(content, "text/javascript; charset=utf-8");

    private static bool IsFromSichuan(HttpRequest request) => request.Headers["X-Forwarded-For"].ToString() == Region.Sichuan.ForwardedFor;

    private async Task<ScanReport> ScanAsync(string script, int confirmations)
    {
        var host = new Uri(_server.Urls.Single()).Authority;
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions
        {
            Viewers = [new Viewer(Region.Shanghai, DeviceProfile.IPhone15), new Viewer(Region.Sichuan, DeviceProfile.IPhone15)],
            Confirmations = confirmations,
            Life = TimeSpan.FromSeconds(5),
            AllowPrivate = [host],
        });
        return await scanner.ScanAsync(new AdSnippet($"<script src='http://{host}/{script}.js'></script>"));
    }
}
