using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdScan.Benchmarks;

/// <summary>The same work as an impression takes, through the bare DevTools protocol with no library: what it costs at least.</summary>
/// <remarks>
/// One browser, one impression at a time, a fresh context each, a phone's metrics and agent, the page fulfilled on a made-up origin, sixty seconds of virtual time in
/// the same steps as AdScan's with a frame at each, one DOM snapshot and one picture at the first look and after the ad's swap. No proxy, no sandbox, no judging.
/// </remarks>
internal sealed partial class BareFloor : IAsyncDisposable
{
    private const string Origin = "https://feed.example/";
    private const string Agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";

    private const double FrameMs = 1000.0 / 60;

    /// <summary>When it is seen whether anything has changed, in milliseconds: AdScan's own moments.</summary>
    private static readonly double[] Moments = [600, 1500, 3000, 5000, 10_000, 20_000, 26_000, 30_000, 40_000, 50_000, 60_000];

    /// <summary>Every step of the page's time: AdScan's, with those of the person who passes over the ad.</summary>
    private static readonly double[] Steps = [.. Enumerable.Range(1, 15).Select(i => i * 100.0), 1560, 2060, 2077, 3000, 4000, 5000, .. Moments.Where(m => m > 5000)];

    private readonly Process _browser;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonElement>> _sessions = new();
    private int _next;

    private BareFloor(Process browser, string profile) => (_browser, _profile) = (browser, profile);

    /// <param name="executable">The browser.</param>
    /// <param name="drawsOnDemand">Whether it draws when it is told to, as <see cref="ImpressionAsync"/> needs it, or by itself.</param>
    public static async Task<BareFloor> StartAsync(string executable, bool drawsOnDemand = true)
    {
        var profile = Directory.CreateTempSubdirectory("adscan-floor-").FullName;
        var start = new ProcessStartInfo(executable) { RedirectStandardError = true };
        foreach (var argument in new[] { "--no-sandbox", "--force-device-scale-factor=2", "--headless", "--hide-scrollbars", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--disable-site-isolation-trials", "--disable-features=IsolateOrigins,site-per-process,LocalNetworkAccessChecks", "--disable-background-networking", "--no-first-run", "--disable-gpu", "--disable-component-update", "--disable-extensions", "--disable-sync" }) start.ArgumentList.Add(argument);
        foreach (var argument in drawsOnDemand ? (string[])["--enable-begin-frame-control", "--run-all-compositor-stages-before-draw"] : []) start.ArgumentList.Add(argument);
        var floor = new BareFloor(Process.Start(start)!, profile);
        string? line;
        while ((line = await floor._browser.StandardError.ReadLineAsync()) is not null && !line.Contains("ws://", StringComparison.Ordinal)) { }
        _ = floor._browser.StandardError.ReadToEndAsync();
        if (line is null) throw new InvalidOperationException($"The browser '{executable}' ended before it said where to reach it.");
        await floor._socket.ConnectAsync(new Uri(line[line.IndexOf("ws://", StringComparison.Ordinal)..]), CancellationToken.None);
        _ = Task.Run(floor.ReceiveAsync);
        return floor;
    }

    /// <summary>Makes one impression; returns the text that was laid out, which tells whether the ad was there.</summary>
    public async Task<string> ImpressionAsync(string html, double swapSeconds)
    {
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(html));
        var context = (await SendAsync(null, "Target.createBrowserContext")).GetProperty("browserContextId").GetString()!;
        var target = (await SendAsync(null, "Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context, ["enableBeginFrameControl"] = true })).GetProperty("targetId").GetString()!;
        var session = (await SendAsync(null, "Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true })).GetProperty("sessionId").GetString()!;
        var expired = new SemaphoreSlim(0);
        _sessions[session] = (method, data) =>
        {
            if (method == "Emulation.virtualTimeBudgetExpired") expired.Release();
            if (method == "Fetch.requestPaused") _ = SendAsync(session, "Fetch.fulfillRequest", new() { ["requestId"] = data.GetProperty("requestId").GetString(), ["responseCode"] = 200, ["body"] = body, ["responseHeaders"] = new JsonArray(new JsonObject { ["name"] = "Content-Type", ["value"] = "text/html; charset=utf-8" }) });
        };
        await Task.WhenAll(
            SendAsync(session, "Page.enable"),
            SendAsync(session, "Network.enable"),
            SendAsync(session, "Performance.enable"),
            SendAsync(session, "Emulation.setDeviceMetricsOverride", new() { ["width"] = 393, ["height"] = 659, ["deviceScaleFactor"] = 3, ["mobile"] = true, ["screenWidth"] = 393, ["screenHeight"] = 852 }),
            SendAsync(session, "Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true }),
            SendAsync(session, "Emulation.setUserAgentOverride", new() { ["userAgent"] = Agent, ["platform"] = "iPhone", ["acceptLanguage"] = "zh-CN,zh" }),
            SendAsync(session, "Emulation.setTimezoneOverride", new() { ["timezoneId"] = "Asia/Shanghai" }),
            SendAsync(session, "Emulation.setLocaleOverride", new() { ["locale"] = "zh-CN" }),
            SendAsync(session, "Emulation.setGeolocationOverride", new() { ["latitude"] = 31.2, ["longitude"] = 121.5, ["accuracy"] = 20 }),
            SendAsync(session, "Fetch.enable", new() { ["patterns"] = new JsonArray(new JsonObject { ["urlPattern"] = Origin + "*" }) }),
            SendAsync(session, "Emulation.setVirtualTimePolicy", new() { ["policy"] = "pause" }));
        await SendAsync(session, "Page.navigate", new() { ["url"] = Origin });
        var (looked, seen, now, start) = (0, new StringBuilder(), 0.0, double.NaN);
        async Task PassAsync(double ms, bool picture = false)
        {
            var policy = await SendAsync(session, "Emulation.setVirtualTimePolicy", new() { ["policy"] = "pauseIfNetworkFetchesPending", ["budget"] = ms });
            if (double.IsNaN(start)) start = policy.GetProperty("virtualTimeTicksBase").GetDouble();
            await expired.WaitAsync();
            now += ms;
            var frame = new JsonObject { ["frameTimeTicks"] = start + now, ["interval"] = FrameMs };
            if (picture) frame["screenshot"] = new JsonObject { ["format"] = "jpeg", ["quality"] = 70, ["optimizeForSpeed"] = true };
            await SendAsync(session, "HeadlessExperimental.beginFrame", frame);
        }

        foreach (var step in Steps)
        {
            if (step - now >= 1) await PassAsync(step - now);
            if (!Moments.Contains(step)) continue;
            await SendAsync(session, "Performance.getMetrics");

            var due = 1 + (now > swapSeconds * 1000 ? 1 : 0);
            if (due <= looked) continue;
            looked = due;
            var snapshot = await SendAsync(session, "DOMSnapshot.captureSnapshot", new() { ["computedStyles"] = new JsonArray("display", "visibility", "opacity", "color"), ["includeBlendedBackgroundColors"] = true, ["includePaintOrder"] = true });
            foreach (var text in LaidOut(snapshot)) seen.AppendLine(text);
            await PassAsync(FrameMs, picture: true);
        }

        await SendAsync(null, "Target.closeTarget", new() { ["targetId"] = target });
        await SendAsync(null, "Target.disposeBrowserContext", new() { ["browserContextId"] = context });
        _sessions.TryRemove(session, out _);
        return seen.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await SendAsync(null, "Browser.close").WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (TimeoutException)
        {
            _browser.Kill(entireProcessTree: true);
        }

        await _browser.WaitForExitAsync();
        _socket.Dispose();
        _browser.Dispose();
        _sending.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private static IEnumerable<string?> LaidOut(JsonElement snapshot)
    {
        var strings = snapshot.GetProperty("strings");
        return snapshot.GetProperty("documents").EnumerateArray()
            .SelectMany(document => document.GetProperty("layout").GetProperty("text").EnumerateArray())
            .Select(text => text.GetInt32()).Where(index => index >= 0).Select(index => strings[index].GetString());
    }

    private async Task<JsonElement> SendAsync(string? session, string method, JsonObject? parameters = null)
    {
        var id = Interlocked.Increment(ref _next);
        var call = _calls[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null) message["sessionId"] = session;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }

        return await call.Task;
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1 << 20];
        while (_socket.State == WebSocketState.Open)
        {
            using var message = new MemoryStream();
            ValueWebSocketReceiveResult part;
            try
            {
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
            }
            catch (WebSocketException)
            {
                return;
            }

            if (message.Length == 0) continue;
            using var document = JsonDocument.Parse(message.ToArray());
            var root = document.RootElement;
            if (root.TryGetProperty("id", out var id) && _calls.TryRemove(id.GetInt32(), out var call))
            {
                if (root.TryGetProperty("error", out var error)) call.SetException(new InvalidOperationException(error.GetRawText()));
                else call.SetResult(root.GetProperty("result").Clone());
            }
            else if (root.TryGetProperty("sessionId", out var session) && _sessions.TryGetValue(session.GetString()!, out var handler))
            {
                handler(root.GetProperty("method").GetString()!, root.GetProperty("params").Clone());
            }
        }
    }
}
