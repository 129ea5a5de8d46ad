using AdScan.Viewers;

namespace AdScan.Tests.Viewers;

public sealed class AppTests
{
    [Fact]
    public void An_app_changes_what_its_web_view_tells_on_Android()
    {
        var wechat = AppCatalog.Get("wechat");
        var phone = DeviceProfile.HuaweiMate60;
        Assert.Matches("^Mozilla/5.0 \\(Linux; Android 12; BRA-AL00 Build/[^;]+; wv\\) .* Version/4.0 Chrome/.* MicroMessenger/", wechat.UserAgentOn(phone));
        Assert.Equal("com.tencent.mm", wechat.RequestedWithOn(phone));
        Assert.Contains(wechat.HintsOn(phone)!.Brands, brand => brand.Brand == "Android WebView");
        Assert.DoesNotContain(wechat.HintsOn(phone)!.Brands, brand => brand.Brand == "Google Chrome");
    }

    [Fact]
    public void An_app_on_an_iPhone_is_no_Safari()
    {
        var agent = AppCatalog.Get("wechat").UserAgentOn(DeviceProfile.IPhone15);
        Assert.Contains("MicroMessenger/", agent, StringComparison.Ordinal);
        Assert.DoesNotContain("Safari", agent, StringComparison.Ordinal);
        Assert.Null(AppCatalog.Get("wechat").RequestedWithOn(DeviceProfile.IPhone15));
    }

    [Fact]
    public void The_browser_is_the_devices_own()
    {
        Assert.All(DeviceProfile.Known, device => Assert.Equal(device.UserAgent, AppCatalog.Get("browser").UserAgentOn(device)));
    }

    [Fact]
    public void A_matrix_leaves_out_apps_on_devices_that_they_do_not_run_on()
    {
        var viewers = ViewerMatrix.Of([Region.Shanghai], [DeviceProfile.IPhone15, DeviceProfile.DesktopWindows], ["browser", "wechat"], ["now", "22:30"]);
        Assert.Equal(["CN-SH/iphone-15", "CN-SH/iphone-15@22:30", "CN-SH/iphone-15/wechat", "CN-SH/iphone-15/wechat@22:30", "CN-SH/desktop-windows", "CN-SH/desktop-windows@22:30"], viewers.Select(v => v.Key));
    }

    [Theory]
    [InlineData("22:30", "2026-11-27T22:30:00+08:00")]
    [InlineData("08:00", "2026-11-28T08:00:00+08:00")]
    [InlineData("now", "2026-11-27T10:00:00Z")]
    public void A_viewer_looks_when_their_own_clock_next_shows_the_time(string at, string expected)
    {
        var viewer = new Viewer(Region.Shanghai, DeviceProfile.IPhone15) { At = at };
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), viewer.LooksAt(DateTimeOffset.Parse("2026-11-27T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
