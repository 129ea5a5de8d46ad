namespace AdScan.Viewers;

/// <summary>An app whose web view shows the feed: what it changes of what the device's own browser tells a page.</summary>
public sealed record AppProfile
{
    /// <summary>The id of the device's own browser.</summary>
    public const string Browser = "browser";

    /// <summary>Identity on the command line and in reports, such as <c>wechat</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name in Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>Name in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>Global objects through which pages talk to the app.</summary>
    public IReadOnlyList<string> Bridges { get; init; } = [];

    /// <summary>Event on the document that tells that the bridge is there, or null if there is none.</summary>
    public string? ReadyEvent { get; init; }

    /// <summary>The app on Android, or null if there is none.</summary>
    public AppWebView? Android { get; init; }

    /// <summary>The app on iPhone and iPad, or null if there is none.</summary>
    public AppWebView? Ios { get; init; }

    /// <summary>Whether the app runs on a device: the browser runs on all, other apps on phones and tablets.</summary>
    public bool RunsOn(DeviceProfile device) => Id == Browser || ViewOn(device) is not null;

    /// <summary>The user agent of the app's web view on a device.</summary>
    public string UserAgentOn(DeviceProfile device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (ViewOn(device) is not { } view) return device.UserAgent;
        if (IsIos(device)) return $"{device.UserAgent[..device.UserAgent.IndexOf(" Version/", StringComparison.Ordinal)]} {Mobile(device)} {view.Suffix}";
        var agent = view.IsWebView
            ? device.UserAgent.Replace($"; {device.Model})", $"; {device.Model} Build/{device.Model}; wv)", StringComparison.Ordinal).Replace(" Chrome/", " Version/4.0 Chrome/", StringComparison.Ordinal)
            : device.UserAgent.Replace(" Chrome/", " Version/4.0 Chrome/", StringComparison.Ordinal);
        return $"{agent} {view.Suffix}";
    }

    /// <summary>The package name that the web view sends as <c>X-Requested-With</c>, or null if it sends none.</summary>
    public string? RequestedWithOn(DeviceProfile device) => ViewOn(device)?.Package;

    /// <summary>Client hints of the app's web view on a device: those of the browser, under the name of the web view.</summary>
    public UserAgentData? HintsOn(DeviceProfile device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (ViewOn(device) is not { IsWebView: true } || device.UserAgentData is not { } hints) return device.UserAgentData;
        return hints with { Brands = hints.Brands.Select(b => b.Brand == "Google Chrome" ? b with { Brand = "Android WebView" } : b).ToList() };
    }

    private static string Mobile(DeviceProfile device) => device.UserAgent.Split(' ').FirstOrDefault(part => part.StartsWith("Mobile/", StringComparison.Ordinal)) ?? "Mobile/15E148";

    private static bool IsIos(DeviceProfile device) => device.Os.StartsWith("iOS", StringComparison.Ordinal) || device.Os.StartsWith("iPadOS", StringComparison.Ordinal);

    private AppWebView? ViewOn(DeviceProfile device)
    {
        if (Id == Browser) return null;
        if (IsIos(device)) return Ios;
        return device.Os.StartsWith("Android", StringComparison.Ordinal) ? Android : null;
    }
}

/// <summary>An app's web view on one system.</summary>
public sealed record AppWebView
{
    /// <summary>What the app adds to the end of the user agent.</summary>
    public required string Suffix { get; init; }

    /// <summary>The app's package name where it is sent as <c>X-Requested-With</c>.</summary>
    public string? Package { get; init; }

    /// <summary>Whether it is the system's web view, rather than a browser of the app's own.</summary>
    public bool IsWebView { get; init; } = true;
}
