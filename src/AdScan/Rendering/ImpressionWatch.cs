using System.Text.Json;
using AdScan.Egress;
using AdScan.Impressions;
using AdScan.Snippets;
using AdScan.Viewers;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>One impression in the making: leases, stages, watches the ad's life, clicks.</summary>
/// <param name="options">The scanner's.</param>
/// <param name="lane">The context's only way out.</param>
/// <param name="payloads">Where bodies are kept, or null where none are to be.</param>
/// <param name="hasPerson">Whether someone moves over the ad.</param>
/// <param name="time">The clock.</param>
internal sealed class ImpressionWatch(AdScannerOptions options, EgressLane lane, PayloadStore? payloads, bool hasPerson, TimeProvider time)
{
    /// <summary>The requests that carry the name of the app around the page.</summary>
    private static readonly string[] LabelledTypes = ["Document", "Script", "Image", "Stylesheet"];

    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private readonly NetworkLog _network = new(time, options, lane.Cut);
    private readonly TrafficRecorder? _recorder = payloads is null ? null : new(payloads, options, lane, time);
    private readonly List<ImpressionFailure> _failures = [];
    private PageCollector? _collector;
    private PageWatch? _watch;
    private ClickThrough? _click;
    private string _phase = "lease";
    private bool _crashed;
    private bool _cut;
    private bool _failed;

    public async Task RunAsync(BrowserPool pool, AdSnippet snippet, Viewer viewer, string? memory, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await using var lease = await pool.LeaseAsync(viewer.Device.Scale, OwnerOf(snippet), cancellationToken);

            // Waiting for a browser is not the ad's doing: its time starts here.
            deadline.CancelAfter(options.Timeout);
            await WatchAsync(lease.Browser, snippet, viewer, memory, deadline);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException or PlaywrightException)
        {
            // Where the caller cancelled, the renderer says so; what the driver made of it is of no interest.
            Record(e);
        }
        catch (FrameLostException e)
        {
            HasStalled = _failed = true;
            _failures.Add(new ImpressionFailure(_phase, e.Message));
        }
        catch (Exception e) when (_phase != "lease" && e is FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException or OverflowException or JsonException)
        {
            // An answer of the browser's that we could not read costs this impression, not the run.
            _failed = true;
            _failures.Add(new ImpressionFailure(_phase, $"What the browser answered could not be read: {e.Message}"));
        }
    }

    /// <summary>The cookies and storage that the ad left with the viewer, where the viewer will return; else null.</summary>
    public string? Memory { get; private set; }

    /// <summary>What it took to ready the page for the ad, once a browser was had; null where that says nothing of the machine.</summary>
    public TimeSpan? Readying { get; private set; }

    /// <summary>Whether the browser stopped drawing the page.</summary>
    public bool HasStalled { get; private set; }

    public Impression ToImpression() => new()
    {
        Viewer = null!,
        Status = Status,
        LifeMs = (int)Life.TotalMilliseconds,
        Bytes = lane.Bytes,
        Looks = Looks,
        Network = _network.ToList(),
        Captures = Captures,
        Captured = !options.Archives.HasFlag(ArchiveForms.Wacz) || _recorder is null ? null : CapturedTraffic.Of(Captures),
        Exit = lane.Exit.ToString(),
        Behaviours = [.. _collector?.Behaviours ?? [], .. _watch?.Footprint.Behaviours(Life, _network.ToList()) ?? []],
        Click = _click?.ToClick(),
        Failures = [.. _watch?.Failures ?? [], .. _click?.Failures ?? [], .. _failures, .. lane.Refusals.Select(refusal => new ImpressionFailure(refusal.Kind, refusal.Sentence))],
    };

    private IReadOnlyList<Look> Looks => _watch?.Looks ?? [];

    private IReadOnlyList<NetworkCapture> Captures => _recorder?.ToList() ?? [];

    private TimeSpan Life => _watch?.Life ?? TimeSpan.Zero;

    private ImpressionStatus Status
    {
        get
        {
            if (_crashed) return ImpressionStatus.Crashed;
            if (_failed) return ImpressionStatus.Failed;
            if (_cut || _watch is { IsCut: true }) return ImpressionStatus.TimedOut;
            if (Looks.Any(look => look.HasContent)) return ImpressionStatus.Rendered;
            return lane.Refusals.Count > 0 ? ImpressionStatus.Blocked : ImpressionStatus.Blank;
        }
    }

    private async Task WatchAsync(PooledBrowser browser, AdSnippet snippet, Viewer viewer, string? memory, CancellationTokenSource limit)
    {
        var deadline = limit.Token;
        var began = time.GetTimestamp();
        IBrowserContext? context = null;
        try
        {
            (context, var contextId) = await browser.NewContextAsync(ViewerEmulation.ContextOptions(viewer, lane.Address, memory), deadline);
            _network.Attach(context);
            await browser.AllowAskingAsync(contextId, deadline);
            var stage = new Stage(browser, context, contextId, viewer, options, _recorder, time, deadline);
            var page = await stage.OpenAsync();
            if (memory is null) Readying = time.GetElapsedTime(began); // else what the ad left with its viewer was put back, and that takes as long as there is of it
            _collector = page.Collector;
            page.Page.Crash += (_, _) => OnCrash(limit);
            new BehaviourWatch(_collector).Attach(page);

            _phase = "stage";
            await StageAsync(page.Session, snippet, viewer);
            _watch = page.Watch;
            await _watch.OpenAsync(options.FeedOrigin + "/", null);
            await _watch.LiveAsync(options.Life, hasPerson ? new Person(page.Session, _watch.Clock, viewer.Device) : null, phase => _phase = phase, deadline);
            _watch.Footprint.Bytes = lane.Bytes;
            _watch.Footprint.Cookies = (await context.CookiesAsync().WaitAsync(deadline)).Select(c => (c.Domain, c.Name)).ToList();
            if (options.Repeats > 1) Memory = await context.StorageStateAsync().WaitAsync(deadline);
            if (options.Click == ClickMode.None || _crashed || _watch.IsCut || !Looks.Any(look => look.HasContent)) return;
            _phase = "click";
            _network.IsClicked = _collector.IsClicked = true;
            _click = new ClickThrough(stage, page, options);
            await _click.RunAsync(deadline);
        }
        catch
        {
            // Whatever it was, the next impression, or the next try of this one, gets a fresh browser.
            browser.IsHealthy = false;
            throw;
        }
        finally
        {
            if (_recorder is not null) await _recorder.FinishAsync(deadline);
            if (context is not null) await CloseAsync(context, browser);
        }
    }

    /// <summary>Nothing more will come from a page that crashed: what is being waited for would be waited for until the limit.</summary>
    private void OnCrash(CancellationTokenSource limit)
    {
        _crashed = true;
        try
        {
            limit.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The impression was over already.
        }
    }

    private string? OwnerOf(AdSnippet snippet) => options.Isolation == BrowserIsolation.Advertiser ? snippet.Advertiser ?? snippet.AdvertiserDomain ?? snippet.Id : null;

    private async Task StageAsync(CdpSession session, AdSnippet snippet, Viewer viewer)
    {
        var body = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(FeedPage.Around(snippet).Html));
        var package = AppCatalog.Get(viewer.App).RequestedWithOn(viewer.Device);
        session.On("Fetch.requestPaused", paused =>
        {
            if (IsOfFeed(paused)) session.Post("Fetch.fulfillRequest", Answer(paused, IsFeed(paused) ? body : ""));
            else session.Post("Fetch.continueRequest", WithHeaders(paused, package, lane));
        });
        var patterns = new List<Dictionary<string, object>> { new() { ["urlPattern"] = options.FeedOrigin + "/*" } };

        // Requests that scripts make themselves would be refused for an added header (CORS).
        foreach (var type in LabelledTypes)
        {
            if (package is not null) patterns.Add(new() { ["urlPattern"] = "*", ["resourceType"] = type });
            else patterns.AddRange(options.ForwardedForHosts.SelectMany(host => new[] { $"https://{host}/*", $"https://{host}:*/*" }).Select(url => new Dictionary<string, object> { ["urlPattern"] = url, ["resourceType"] = type }));
        }

        await session.SendAsync("Fetch.enable", new() { ["patterns"] = patterns });
    }

    private static Dictionary<string, object> Answer(JsonElement paused, string body) => new()
    {
        ["requestId"] = paused.GetProperty("requestId").GetString()!,
        ["responseCode"] = 200,
        ["responseHeaders"] = new[] { Header("Content-Type", "text/html; charset=utf-8") },
        ["body"] = body,
    };

    /// <summary>Adds the app's name, and for hosts that are told it the viewer's address: the lane adds it where it can, which is not inside encryption.</summary>
    private static Dictionary<string, object> WithHeaders(JsonElement paused, string? package, EgressLane lane)
    {
        var request = paused.GetProperty("request");
        var headers = request.GetProperty("headers").EnumerateObject().Select(h => Header(h.Name, h.Value.GetString() ?? "")).ToList();
        if (package is not null) headers.Add(Header("X-Requested-With", package));
        if (lane.ForwardedFor is { } address && Uri.TryCreate(request.GetProperty("url").GetString(), UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && lane.IsToldForwardedFor(url.IdnHost, url.Port)) headers.Add(Header("X-Forwarded-For", address));
        return new() { ["requestId"] = paused.GetProperty("requestId").GetString()!, ["headers"] = headers };
    }

    private static Dictionary<string, object> Header(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private bool IsOfFeed(JsonElement paused) =>
        paused.GetProperty("request").GetProperty("url").GetString()!.StartsWith(options.FeedOrigin + "/", StringComparison.Ordinal);

    private bool IsFeed(JsonElement paused) =>
        paused.GetProperty("request").GetProperty("url").GetString() == options.FeedOrigin + "/";

    private async Task CloseAsync(IBrowserContext context, PooledBrowser browser)
    {
        try
        {
            await context.CloseAsync().WaitAsync(CloseLimit);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            browser.IsHealthy = false;
            if (!_crashed) _failures.Add(new ImpressionFailure("close", "The browser did not close the page; it is replaced."));
        }
    }

    private void Record(Exception exception)
    {
        if (_crashed)
        {
            _failures.Add(new ImpressionFailure(_phase, "The page crashed."));
            return;
        }

        // What the ad showed is known by now; only where its click leads is not.
        if (_phase == "click")
        {
            _failures.Add(new ImpressionFailure(_phase, exception is PlaywrightException ? exception.Message.Split('\n')[0] : $"The limit of {options.Timeout.TotalSeconds:0.#} s was reached while the click was followed."));
            return;
        }

        // Until the page is staged nothing of the ad has run: a browser that gives none in time is our failure.
        if (exception is OperationCanceledException or TimeoutException && _phase == "lease")
        {
            _failed = true;
            Readying = options.Timeout;
            _failures.Add(new ImpressionFailure(_phase, $"The browser opened no page within {options.Timeout.TotalSeconds:0.#} s."));
            return;
        }

        if (exception is OperationCanceledException or TimeoutException)
        {
            _cut = true;
            _failures.Add(new ImpressionFailure(_phase, $"The limit of {options.Timeout.TotalSeconds:0.#} s was reached{(Life > TimeSpan.Zero ? $" after {Life.TotalSeconds:0.#} s of the ad's life" : "")}."));
            return;
        }

        // A browser or page that went away during the watch is what the ad did; before it, it is ours.
        if (_phase is "watch" or "capture") _crashed = true;
        else _failed = true;
        _failures.Add(new ImpressionFailure(_phase, exception.Message.Split('\n')[0]));
    }
}
