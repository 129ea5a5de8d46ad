using AdScan.Viewers;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Makes a browser context agree with a viewer.</summary>
internal static class ViewerEmulation
{
    public static BrowserNewContextOptions ContextOptions(Viewer viewer, string proxy, string? memory)
    {
        var (region, device) = viewer;
        return new BrowserNewContextOptions
        {
            UserAgent = AppCatalog.Get(viewer.App).UserAgentOn(device),
            ExtraHTTPHeaders = new Dictionary<string, string> { ["Accept-Language"] = region.AcceptLanguage },
            ViewportSize = new ViewportSize { Width = device.Width, Height = device.Height },
            ScreenSize = new ScreenSize { Width = device.FullWidth, Height = device.FullHeight },
            DeviceScaleFactor = (float)device.Scale,
            IsMobile = device.Mobile,
            HasTouch = device.Touch,
            Locale = region.Locale,
            TimezoneId = region.Timezone,
            Geolocation = new Geolocation { Latitude = (float)region.Latitude, Longitude = (float)region.Longitude },
            Permissions = ["geolocation"],
            Proxy = new Proxy { Server = proxy },
            StorageState = memory,
            AcceptDownloads = false,
        };
    }

    /// <summary>What Playwright's context options leave out: client hints, platform and the full list of languages.</summary>
    public static Dictionary<string, object> UserAgentOverride(Viewer viewer)
    {
        var device = viewer.Device;
        var app = AppCatalog.Get(viewer.App);
        var parameters = new Dictionary<string, object>
        {
            ["userAgent"] = app.UserAgentOn(device),
            ["platform"] = device.Platform,
            ["acceptLanguage"] = string.Join(',', viewer.Region.PreferredLanguages),
        };
        if (app.HintsOn(device) is { } data) parameters["userAgentMetadata"] = Metadata(device, data);
        return parameters;
    }

    private static Dictionary<string, object> Metadata(DeviceProfile device, UserAgentData data) => new()
    {
        ["brands"] = data.Brands.Select(b => Brand(b.Brand, b.Version.Split('.')[0])).ToArray(),
        ["fullVersionList"] = data.Brands.Select(b => Brand(b.Brand, b.Version)).ToArray(),
        ["platform"] = data.Platform,
        ["platformVersion"] = data.PlatformVersion,
        ["architecture"] = data.Architecture,
        ["bitness"] = data.Bitness,
        ["model"] = device.Model ?? "",
        ["mobile"] = device.IsHintedMobile,
    };

    private static Dictionary<string, object> Brand(string brand, string version) => new() { ["brand"] = brand, ["version"] = version };
}
