using System.Text.Json;
using System.Text.Json.Nodes;
using AdScan.Benchmarks.Peers;

namespace AdScan.Benchmarks;

/// <content>One look at a page in real time, as libraries do it: until the network has been idle for half a second.</content>
internal sealed partial class BareFloor
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <exception cref="TimeoutException">The page did not come to rest.</exception>
    public async Task<PeerResult> VisitAsync(PeerJob job)
    {
        var context = (await SendAsync(null, "Target.createBrowserContext")).GetProperty("browserContextId").GetString()!;
        try
        {
            return await VisitAsync(job, context).WaitAsync(Limit);
        }
        finally
        {
            await SendAsync(null, "Target.disposeBrowserContext", new() { ["browserContextId"] = context });
        }
    }

    private async Task<PeerResult> VisitAsync(PeerJob job, string context)
    {
        var target = (await SendAsync(null, "Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context })).GetProperty("targetId").GetString()!;
        var session = (await SendAsync(null, "Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true })).GetProperty("sessionId").GetString()!;
        var (document, rest) = ("", new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _sessions[session] = (method, data) =>
        {
            if (method == "Page.javascriptDialogOpening") _ = SendAsync(session, "Page.handleJavaScriptDialog", new() { ["accept"] = false });
            if (method != "Page.lifecycleEvent" || data.GetProperty("frameId").GetString() != target) return;
            var (name, loader) = (data.GetProperty("name").GetString(), data.GetProperty("loaderId").GetString()!);
            if (name == "init") document = loader; // again, where the ad leads the page away
            if (name == "networkIdle" && loader == document) rest.TrySetResult();
        };
        await BecomeViewerAsync(session, job);
        await SendAsync(session, "Page.navigate", new() { ["url"] = job.Url.AbsoluteUri });
        await rest.Task;
        var snapshot = await SendAsync(session, "DOMSnapshot.captureSnapshot", new() { ["computedStyles"] = new JsonArray("display", "visibility", "opacity", "color"), ["includePaintOrder"] = true });
        var life = await SendAsync(session, "Runtime.evaluate", new() { ["expression"] = "performance.now()" });
        var picture = await SendAsync(session, "Page.captureScreenshot", new() { ["format"] = "jpeg", ["quality"] = 70, ["optimizeForSpeed"] = true });
        _sessions.TryRemove(session, out _);
        return new PeerResult(
            job.Case,
            job.Viewer,
            string.Join('\n', LaidOut(snapshot)),
            life.GetProperty("result").GetProperty("value").GetDouble(),
            picture.GetProperty("data").GetString()!.Length * 3 / 4);
    }

    private Task<JsonElement[]> BecomeViewerAsync(string session, PeerJob job) => Task.WhenAll(
        SendAsync(session, "Page.enable"),
        SendAsync(session, "Page.setLifecycleEventsEnabled", new() { ["enabled"] = true }),
        SendAsync(session, "Network.enable"),
        SendAsync(session, "Network.setExtraHTTPHeaders", new() { ["headers"] = new JsonObject { ["Accept-Language"] = job.AcceptLanguage, ["X-Forwarded-For"] = job.ForwardedFor } }),
        SendAsync(session, "Emulation.setDeviceMetricsOverride", new() { ["width"] = job.Width, ["height"] = job.Height, ["deviceScaleFactor"] = job.Scale, ["mobile"] = job.Mobile }),
        SendAsync(session, "Emulation.setTouchEmulationEnabled", new() { ["enabled"] = job.Touch }),
        SendAsync(session, "Emulation.setUserAgentOverride", new() { ["userAgent"] = job.UserAgent, ["acceptLanguage"] = job.AcceptLanguage }),
        SendAsync(session, "Emulation.setTimezoneOverride", new() { ["timezoneId"] = job.Timezone }),
        SendAsync(session, "Emulation.setLocaleOverride", new() { ["locale"] = job.Locale }),
        SendAsync(session, "Emulation.setGeolocationOverride", new() { ["latitude"] = job.Latitude, ["longitude"] = job.Longitude, ["accuracy"] = 20 }));
}
