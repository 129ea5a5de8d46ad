using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.BrowserTests;

/// <summary>Simulated viewers hold together: an ad that looks closely sees a person's browser.</summary>
[Collection("browser")]
public sealed class ViewerTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("iphone-15", "browser")]
    [InlineData("iphone-15", "wechat")]
    [InlineData("ipad-10", "browser")]
    [InlineData("huawei-mate-60", "browser")]
    [InlineData("huawei-mate-60", "toutiao")]
    [InlineData("redmi-12c", "uc")]
    [InlineData("desktop-windows", "browser")]
    [InlineData("desktop-macos", "browser")]
    public async Task Nothing_that_an_ad_can_observe_contradicts_the_profile(string device, string app)
    {
        var check = await browser.Scanner.CheckViewerAsync(new Viewer(Region.Sichuan, DeviceCatalog.Resolve(device)[0]) { App = app });
        Assert.Empty(check.Contradictions);
        Assert.True(check.Facts.Count >= 60, $"{check.Facts.Count} facts");
    }

    [Fact]
    public async Task A_profile_that_contradicts_itself_is_warned_of_and_proves_nothing()
    {
        var torn = DeviceProfile.HuaweiMate60 with { Id = "torn", Width = 2000, Scale = 1, ScreenWidth = 400, ScreenHeight = 800, Mobile = false };
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = [new Viewer(Region.Shanghai, torn)] });
        var report = await scanner.ScanAsync(new AdSnippet("<p>一样</p>"));
        Assert.NotEmpty(report.Facts[0].Contradictions);
        Assert.Contains(scanner.Environment.Warnings, w => w.Contains("torn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_ad_that_waits_for_night_shows_itself_at_noon()
    {
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = ViewerMatrix.Of([Region.Shanghai, RegionCatalog.Resolve("US")[0]], [DeviceProfile.IPhone15], ["browser"], ["12:00", "23:30"]), CheckViewers = false });
        var report = await scanner.ScanAsync(new AdSnippet("<p id=a></p><script>document.getElementById('a').textContent = new Date().getHours() >= 22 ? '夜里' : '白天'</script>"));
        Assert.Equal(["CN-SH/iphone-15@12:00", "US/iphone-15@12:00"], report.Variants.Single(v => v.Text == "白天").Viewers.Order());
        Assert.Equal(["CN-SH/iphone-15@23:30", "US/iphone-15@23:30"], report.Variants.Single(v => v.Text == "夜里").Viewers.Order());
    }

    [Fact]
    public async Task A_script_that_waits_by_reading_the_clock_comes_to_its_end()
    {
        var report = await browser.ScanAsync("<p id=a></p><script>const from = Date.now(); while (Date.now() - from < 200); document.getElementById('a').textContent = '等到了'</script>");
        Assert.Equal("等到了", Assert.Single(report.Variants).Text);
    }

    [Fact]
    public async Task What_an_ad_does_is_noted_and_none_of_it_happens()
    {
        var report = await browser.ScanAsync("""
            <p>行为</p><script>
            alert('嘿');
            navigator.vibrate(200);
            history.pushState({}, '', '#a');
            addEventListener('keydown', () => 0);
            navigator.clipboard.writeText('口令').catch(() => 0);
            Notification && Notification.requestPermission().catch(() => 0);
            document.body.requestFullscreen().catch(() => 0);
            document.cookie = 'seen=1';
            WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
            new Image().src = 'http://insecure.example/a.png';
            setTimeout(() => window.open('https://example.com/pop'), 100);
            setTimeout(() => { const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['x'])); a.download = 'x.apk'; a.click(); }, 200);
            </script>
            """);
        var desktop = report.Facts.First(i => i.Viewer.Device.Id == "desktop-windows");
        var done = desktop.Behaviours.Select(b => b.Kind).ToHashSet();
        Assert.Superset(new HashSet<string> { "dialog", "vibration", "history", "listener", "clipboardWrite", "permission", "fullscreen", "popup", "download", "cookie", "compiledCode", "insecure" }, done);
        Assert.Contains(desktop.Behaviours, b => b is { Kind: "dialog", Detail: "alert: 嘿" });
        Assert.Contains(desktop.Behaviours, b => b is { Kind: "insecure", Detail: "http://insecure.example/a.png" });
        Assert.Contains(desktop.Behaviours, b => b.Kind == "cookie" && b.Detail.EndsWith(": seen", StringComparison.Ordinal));
        Assert.Contains(report.Variants, v => v.Text.Contains("行为", StringComparison.Ordinal));
    }
}
