using AdScan.Viewers;

namespace AdScan.Rendering;

/// <summary>The script that runs before the ad's first, in every frame and worker: it makes the browser agree with the viewer and tells what the ad does.</summary>
internal static class PageScript
{
    private static readonly string Body = string.Concat(
        new[] { "1-masks.js", "2-viewer.js", "3-clock.js", "4-canvas.js", "5-behaviour.js", "6-workers.js" }.Select(file => EmbeddedFile.ReadText(file) + "\n"));

    /// <param name="viewer">Whom the browser must agree with.</param>
    /// <param name="secret">A name that the ad cannot guess: of the binding through which the script reports.</param>
    /// <param name="source">A name that the ad cannot guess, by which the script's own lines in a stack are known.</param>
    public static string Of(Viewer viewer, string secret, string source) =>
        $"(function main(secret, source, profile) {{ 'use strict';\n{Body}}})('{secret}', '{source}', {Profile(viewer)});\n//# sourceURL={source}";

    private static string Profile(Viewer viewer)
    {
        var device = viewer.Device;
        var app = AppCatalog.Get(viewer.App);
        return AdScanJson.Write(new
        {
            platform = device.Platform,
            languages = viewer.Region.PreferredLanguages,
            vendor = device.Vendor,
            cores = device.Cores,
            memoryGb = device.ToldMemoryGb,
            hasClientHints = device.UserAgentData is not null,
            isChromium = device.IsChromium,
            isWebView = app.Id != AppProfile.Browser,
            mobile = device.Mobile,
            touchPoints = device.TouchPoints,
            readsPdf = device.ReadsPdf,
            connection = device.Connection is { } c ? new { c.Type, c.EffectiveType, c.DownlinkMbps, c.RttMs } : null,
            battery = device.Battery is { } b ? new { b.Level, b.Charging } : null,
            gpu = device.Gpu is { } g ? new { g.Vendor, g.Renderer } : null,
            screenWidth = device.FullWidth,
            availHeight = device.AvailableHeight,
            outerWidth = device.Width,
            outerHeight = device.OuterHeight,
            bridges = app.Bridges,
            readyEvent = app.ReadyEvent,
        });
    }
}
