using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>How the browser is started.</summary>
internal static class BrowserArguments
{
    // The last --disable-features wins, so the list repeats what Playwright switches off for its own reasons.
    private static readonly string[] DisabledFeatures =
    [
        // One DOM snapshot then holds every frame; each impression is a context of its own, so nothing that isolation protects is shared.
        "IsolateOrigins", "site-per-process",

        // The egress guard stands in its place: it decides which private addresses may be reached, for every hop.
        "LocalNetworkAccessChecks",
        "Translate", "MediaRouter", "DialMediaRouteProvider", "OptimizationHints", "HttpsUpgrades", "PaintHolding", "GlobalMediaControls",
        "DestroyProfileOnBrowserClose", "AutofillServerCommunication", "AcceptCHFrame", "LensOverlay", "RenderDocument",
    ];

    /// <summary>Pixels of a picture per CSS pixel, at most: enough to read small print by, at less than half the cost of a phone's three. Pages are told their device's own.</summary>
    public const int SharpestPixelRatio = 2;

    public static BrowserTypeLaunchOptions LaunchOptions(string executable, string? artifacts, bool sandbox, bool drawsOnDemand, int pixelRatio) => new()
    {
        ExecutablePath = executable,
        Headless = true,
        ChromiumSandbox = sandbox,
        ArtifactsDir = artifacts,
        Timeout = 60_000,

        // The browser sees nothing of our environment: no credentials, no home.
        Env = new Dictionary<string, string>
        {
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["LANG"] = "C.UTF-8",
        },
        Args =
        [
            // Pages draw when the clock says so, each frame through all stages.
            .. drawsOnDemand ? (string[])["--enable-begin-frame-control", "--run-all-compositor-stages-before-draw", $"--force-device-scale-factor={pixelRatio}"] : [],
            "--disable-site-isolation-trials",
            $"--disable-features={string.Join(',', DisabledFeatures)}",
            "--disable-blink-features=AutomationControlled",
            "--disable-quic",
            "--webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",

            // Names are the guard's to resolve: what the browser would look up by itself, such as a prefetch, is not found.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",

            // Whatever is not in an impression's context (and so not in its lane) goes nowhere.
            "--proxy-server=http://127.0.0.1:1",
            "--proxy-bypass-list=<-loopback>",
        ],
    };
}
