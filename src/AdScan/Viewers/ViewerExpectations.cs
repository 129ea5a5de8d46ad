using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Viewers;

/// <summary>What an ad should observe of a viewer: each fact of the probe page, with the value that agrees with the profile and with the other facts.</summary>
internal static class ViewerExpectations
{
    /// <summary>Facts of the tool's own making: anything that is not empty gives it away.</summary>
    private static readonly string[] Empty =
        ["leftovers", "functions that are not native", "functions that another frame sees through", "functions with a prototype", "functions named otherwise", "properties of their own", "network times that run backwards"];

    private static readonly string[] SafariLacks = ["'chrome' in window", "'usb' in navigator", "'serial' in navigator", "'bluetooth' in navigator", "'vibrate' in navigator", "'getInstalledRelatedApps' in navigator", "'webkitRequestFileSystem' in window"];

    /// <summary>Compares the facts that the probe page read with the viewer.</summary>
    /// <param name="viewer">Who should have been seen.</param>
    /// <param name="facts">The facts, by name.</param>
    /// <param name="now">The moment at which the probe ran.</param>
    public static ViewerCheck Compare(Viewer viewer, JObject facts, DateTimeOffset now) => new()
    {
        Viewer = viewer.Key,
        Facts = facts.Properties().ToDictionary(p => p.Name, p => p.Value.ToString(Formatting.None), StringComparer.Ordinal),
        Contradictions = Expected(viewer, facts, now)
            .Select(e => (e.Fact, Wanted: JToken.FromObject(e.Value ?? JValue.CreateNull()), Got: facts[e.Fact] ?? new JValue("not observed")))
            .Where(e => !Agrees(e.Wanted, e.Got))
            .Select(e => new ViewerContradiction(e.Fact, e.Wanted.ToString(Formatting.None), e.Got.ToString(Formatting.None)))
            .ToList(),
    };

    /// <summary>Numbers agree to a hundredth, whether or not they are written with a point.</summary>
    private static bool Agrees(JToken wanted, JToken got) => (wanted, got) switch
    {
        (JValue { Type: JTokenType.Integer or JTokenType.Float }, JValue { Type: JTokenType.Integer or JTokenType.Float }) => Math.Abs((double)wanted - (double)got) < 0.011,
        (JObject a, JObject b) => a.Count == b.Count && a.Properties().All(p => b[p.Name] is { } other && Agrees(p.Value, other)),
        (JArray a, JArray b) => a.Count == b.Count && a.Zip(b).All(pair => Agrees(pair.First, pair.Second)),
        _ => JToken.DeepEquals(wanted, got),
    };

    private static IEnumerable<(string Fact, object? Value)> Expected(Viewer viewer, JObject facts, DateTimeOffset now) =>
        [.. Browser(viewer), .. Place(viewer, now), .. Screen(viewer.Device), .. Realms(viewer), .. Clocks(), .. Headers(viewer, facts), .. Empty.Select(fact => (fact, (object?)new JArray()))];

    private static IEnumerable<(string Fact, object? Value)> Browser(Viewer viewer)
    {
        var device = viewer.Device;
        var app = AppCatalog.Get(viewer.App);
        var agent = app.UserAgentOn(device);
        var isChromium = device.IsChromium;
        yield return ("navigator.userAgent", agent);
        yield return ("navigator.appVersion", agent["Mozilla/".Length..]);
        yield return ("navigator.appName", "Netscape");
        yield return ("navigator.appCodeName", "Mozilla");
        yield return ("navigator.product", "Gecko");
        yield return ("navigator.productSub", "20030107");
        yield return ("navigator.vendor", device.Vendor);
        yield return ("navigator.vendorSub", "");
        yield return ("navigator.platform", device.Platform);
        yield return ("navigator.maxTouchPoints", device.TouchPoints);
        if (device.Cores is { } cores) yield return ("navigator.hardwareConcurrency", cores);
        yield return ("navigator.deviceMemory", device.ToldMemoryGb is { } memory ? memory : "undefined");
        yield return ("navigator.webdriver", false);
        yield return ("navigator.cookieEnabled", true);
        yield return ("navigator.onLine", true);
        yield return ("navigator.doNotTrack", null);
        yield return ("navigator.pdfViewerEnabled", device.ReadsPdf);
        yield return ("navigator.plugins", device.ReadsPdf ? 5 : 0);
        yield return ("navigator.mimeTypes", device.ReadsPdf ? 2 : 0);
        yield return ("navigator.userAgentData", LowEntropy(viewer));
        if (app.HintsOn(device) is { } hints) yield return ("navigator.userAgentData.highEntropy", HighEntropy(viewer, hints));
        yield return ("navigator.connection", device.Connection is { } c ? Connection(c, device.Mobile) : null);
        yield return ("navigator.getBattery", isChromium && device.Battery is { } b ? new JObject { ["level"] = b.Level, ["charging"] = b.Charging } : null);
        yield return ("'standalone' in navigator", !isChromium && device.Mobile);
        yield return ("'share' in navigator", true);
        yield return ("'safari' in window", false);
        yield return ("'opr' in window", false);
        yield return ("'chrome' in window", isChromium && viewer.App == AppProfile.Browser);
        if (!isChromium) foreach (var lacking in SafariLacks.Skip(1)) yield return (lacking, false);
        yield return ("'Notification' in window", viewer.App == AppProfile.Browser ? isChromium || !device.Mobile : false);
        yield return ("Notification.permission", viewer.App == AppProfile.Browser && (isChromium || !device.Mobile) ? "default" : null);
        yield return ("permission notifications", "prompt");
        if (device.Gpu is { } gpu) yield return ("WebGL", new JObject { ["vendor"] = gpu.Vendor, ["renderer"] = gpu.Renderer });
        yield return ("app bridges", new JArray(app.Bridges));
    }

    private static IEnumerable<(string Fact, object? Value)> Place(Viewer viewer, DateTimeOffset now)
    {
        var region = viewer.Region;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(region.Timezone);
        yield return ("navigator.language", region.PreferredLanguages[0]);
        yield return ("navigator.languages", region.PreferredLanguages);
        yield return ("locale", region.Locale);
        yield return ("number format", region.Locale);
        yield return ("time zone", region.Timezone);
        yield return ("time zone offset", -(int)zone.GetUtcOffset(new DateTime(2026, 1, 15, 12, 0, 0, DateTimeKind.Unspecified)).TotalMinutes);
        if (viewer.At != "now") yield return ("hour of the day", TimeZoneInfo.ConvertTime(viewer.LooksAt(now), zone).Hour);
        yield return ("permission geolocation", "granted");
        yield return ("geolocation", new JObject { ["latitude"] = (double)(decimal)(float)region.Latitude, ["longitude"] = (double)(decimal)(float)region.Longitude });
    }

    private static IEnumerable<(string Fact, object? Value)> Screen(DeviceProfile device)
    {
        yield return ("screen.width", device.FullWidth);
        yield return ("screen.height", device.FullHeight);
        yield return ("screen.availWidth", device.FullWidth);
        yield return ("screen.availHeight", device.AvailableHeight);
        yield return ("screen.colorDepth", 24);
        yield return ("screen.pixelDepth", 24);
        yield return ("screen.orientation", new JObject { ["type"] = device.FullWidth > device.FullHeight ? "landscape-primary" : "portrait-primary", ["angle"] = 0 });
        yield return ("window.innerWidth", device.Width);
        yield return ("window.innerHeight", device.Height);
        yield return ("visualViewport.width", device.Width);
        yield return ("window.outerWidth", device.Width);
        yield return ("window.outerHeight", device.OuterHeight);
        yield return ("window.devicePixelRatio", device.Scale);
        yield return ("window.isSecureContext", true);
        yield return ("window.name", "");
        foreach (var (name, touch, mouse) in new[] { ("pointer", "coarse", "fine"), ("any-pointer", "coarse", "fine"), ("hover", "none", "hover"), ("any-hover", "none", "hover") }) yield return ($"media {name}", device.Touch ? touch : mouse);
        yield return ("media orientation", device.Width > device.Height ? "landscape" : "portrait");
        yield return ("media prefers-color-scheme", "light");
        yield return ("media device-width", true);
        yield return ("media resolution", true);
        yield return ("touch event", device.Touch);
        yield return ("'ontouchstart' in window", device.Touch);
        yield return ("'orientation' in window", device.Mobile);
        yield return ("'onorientationchange' in window", device.Mobile);
        yield return ("document.visibilityState", "visible");
        yield return ("document.hasFocus", true);
    }

    /// <summary>Frames and workers must tell the same as the page.</summary>
    private static IEnumerable<(string Fact, object? Value)> Realms(Viewer viewer)
    {
        var device = viewer.Device;
        var same = new JObject
        {
            ["userAgent"] = AppCatalog.Get(viewer.App).UserAgentOn(device),
            ["platform"] = device.Platform,
            ["languages"] = new JArray(viewer.Region.PreferredLanguages),
            ["timeZone"] = viewer.Region.Timezone,
            ["hints"] = LowEntropy(viewer),
        };
        if (device.Cores is { } cores) same["hardwareConcurrency"] = cores;
        if (device.ToldMemoryGb is { } memory) same["deviceMemory"] = memory;
        var inFrames = new JObject(same) { ["webdriver"] = false };
        yield return ("blank frame", inFrames);
        yield return ("frame", inFrames);
        yield return ("worker", same);
    }

    private static IEnumerable<(string Fact, object? Value)> Clocks()
    {
        yield return ("frames at a screen's rate", true);
        yield return ("frame time apart from the clock", 0);
        yield return ("timeline apart from the clock", 0);
        yield return ("calendar with the clock", true);
        yield return ("waiting in a loop", true);
        yield return ("lines of others in a stack", 0);
    }

    /// <summary>What a server sees, where the probe had one to ask.</summary>
    private static IEnumerable<(string Fact, object? Value)> Headers(Viewer viewer, JObject facts)
    {
        if (facts["request headers"] is null) yield break;
        var app = AppCatalog.Get(viewer.App);
        var hints = app.HintsOn(viewer.Device);
        var expected = new JObject
        {
            ["user-agent"] = app.UserAgentOn(viewer.Device),
            ["accept-language"] = viewer.Region.AcceptLanguage,
            ["x-requested-with"] = app.RequestedWithOn(viewer.Device),
            ["sec-ch-ua"] = hints is null ? null : string.Join(", ", hints.Brands.Select(b => $"\"{b.Brand}\";v=\"{b.Version.Split('.')[0]}\"")),
            ["sec-ch-ua-platform"] = hints is null ? null : $"\"{hints.Platform}\"",
            ["sec-ch-ua-mobile"] = hints is null ? null : viewer.Device.IsHintedMobile ? "?1" : "?0",
        };
        yield return ("headers of a frame", expected);

        // A web view adds its package name below the page's own fetches; here they would be refused for it (CORS), so they go without.
        yield return ("request headers", new JObject(expected) { ["x-requested-with"] = null });
    }

    private static JToken LowEntropy(Viewer viewer)
    {
        if (AppCatalog.Get(viewer.App).HintsOn(viewer.Device) is not { } hints) return JValue.CreateNull();
        return new JObject
        {
            ["brands"] = new JArray(hints.Brands.Select(b => new JObject { ["brand"] = b.Brand, ["version"] = b.Version.Split('.')[0] })),
            ["mobile"] = viewer.Device.IsHintedMobile,
            ["platform"] = hints.Platform,
        };
    }

    private static JObject HighEntropy(Viewer viewer, UserAgentData hints)
    {
        var all = (JObject)LowEntropy(viewer);
        all["architecture"] = hints.Architecture;
        all["bitness"] = hints.Bitness;
        all["fullVersionList"] = new JArray(hints.Brands.Select(b => new JObject { ["brand"] = b.Brand, ["version"] = b.Version }));
        all["model"] = viewer.Device.Model ?? "";
        all["platformVersion"] = hints.PlatformVersion;
        return all;
    }

    private static JObject Connection(ConnectionInfo connection, bool mobile)
    {
        var facts = new JObject { ["effectiveType"] = connection.EffectiveType, ["downlink"] = connection.DownlinkMbps, ["rtt"] = connection.RttMs };
        if (mobile) facts["type"] = connection.Type;
        return facts;
    }
}
