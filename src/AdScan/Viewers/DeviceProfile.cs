namespace AdScan.Viewers;

/// <summary>What a viewer's device tells a page about itself.</summary>
public sealed partial record DeviceProfile
{
    /// <summary>Identity on the command line and in reports, such as <c>iphone-15</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The device's name as its owner would say it.</summary>
    public required string Name { get; init; }

    /// <summary>Operating system with version, such as <c>iOS 18.5</c>.</summary>
    public required string Os { get; init; }

    /// <summary>The device's own browser, such as <c>Safari 18.5</c>.</summary>
    public required string Browser { get; init; }

    /// <summary><c>navigator.userAgent</c> and the <c>User-Agent</c> header.</summary>
    public required string UserAgent { get; init; }

    /// <summary><c>navigator.platform</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>Model as in client hints (<c>ALN-AL00</c>).</summary>
    public string? Model { get; init; }

    /// <summary>Whether pages are laid out for a phone or tablet.</summary>
    public bool Mobile { get; init; }

    /// <summary>Whether there is a touch screen.</summary>
    public bool Touch { get; init; }

    /// <summary>Width of the browser's viewport in CSS pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the browser's viewport in CSS pixels, browser bars excluded.</summary>
    public required int Height { get; init; }

    /// <summary>Device pixels per CSS pixel.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Width of the whole screen in CSS pixels. Default: the viewport's.</summary>
    public int? ScreenWidth { get; init; }

    /// <summary>Height of the whole screen in CSS pixels. Default: the viewport's.</summary>
    public int? ScreenHeight { get; init; }

    /// <summary>User-agent client hints, or null for browsers that have none (Safari, Firefox).</summary>
    public UserAgentData? UserAgentData { get; init; }

    /// <summary>Network connection as the Network Information API tells it, or null where the browser has none.</summary>
    public ConnectionInfo? Connection { get; init; }

    /// <summary>Battery state, or null where the browser has no battery API.</summary>
    public BatteryInfo? Battery { get; init; }

    /// <summary><c>navigator.deviceMemory</c> in GiB, or null where the browser has none.</summary>
    public double? MemoryGb { get; init; }

    /// <summary><c>navigator.hardwareConcurrency</c>.</summary>
    public int? Cores { get; init; }

    /// <summary>Graphics processor as WebGL names it, or null for the one of the machine that scans.</summary>
    public GpuInfo? Gpu { get; init; }

    /// <summary>Groups this device belongs to: <c>phones</c>, <c>tablets</c>, <c>desktops</c>.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}
