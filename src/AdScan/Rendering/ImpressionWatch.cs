using System.Text.Json;
using AdScan.Egress;
using AdScan.Impressions;
using AdScan.Snippets;
using AdScan.Viewers;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>One impression in the making: leases, stages, watches the ad's life, looks whenever what is visible has changed.</summary>
internal sealed class ImpressionWatch(AdScannerOptions options, EgressLane lane, TimeProvider time)
{
    private const int MostLooks = 24;
    private const double TallestPicture = 2400;

    /// <summary>Pixels of a picture per CSS pixel: enough to read small print by, at less than half the cost of a phone's three.</summary>
    private const double SharpestPicture = 2;

    /// <summary>Moments of the ad's life, in seconds, at which we see whether anything has changed: dense at first, then every five.</summary>
    private static readonly double[] Moments = [0.6, 1.5, 3, 5, 7.5];
    private static readonly TimeSpan PictureLimit = TimeSpan.FromSeconds(0.8);

    /// <summary>A page whose clock stands still sometimes defers the frame that its picture waits for; a little of its time brings it (0.1 s was mostly enough, 1 s always).</summary>
    private static readonly TimeSpan[] Nudges = [TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2)];

    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private readonly NetworkLog _network = new(time, options.FeedOrigin + "/");
    private readonly List<Look> _looks = [];
    private readonly List<ImpressionFailure> _failures = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private string _phase = "lease";
    private bool _crashed;
    private bool _timedOut;
    private bool _failed;
    private TimeSpan _life;

    public async Task RunAsync(BrowserPool pool, AdSnippet snippet, Viewer viewer, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await using var lease = await pool.LeaseAsync(cancellationToken);

            // Waiting for a browser is not the ad's doing: its time starts here.
            deadline.CancelAfter(options.Timeout);
            await WatchAsync(lease, snippet, viewer, deadline.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException or PlaywrightException)
        {
            // Where the caller cancelled, the renderer says so; what the driver made of it is of no interest.
            Record(e);
        }
    }

    public Impression ToImpression() => new()
    {
        Viewer = null!,
        Status = Status,
        LifeMs = (int)_life.TotalMilliseconds,
        Bytes = lane.Bytes,
        Looks = _looks,
        Network = _network.ToList(),
        Failures = [.. _failures, .. lane.Refusals.Select(sentence => new ImpressionFailure("egress", sentence))],
    };

    private ImpressionStatus Status
    {
        get
        {
            if (_crashed) return ImpressionStatus.Crashed;
            if (_failed) return ImpressionStatus.Failed;
            if (_timedOut) return ImpressionStatus.TimedOut;
            if (_looks.Exists(look => look.HasContent)) return ImpressionStatus.Rendered;
            return lane.Refusals.Count > 0 ? ImpressionStatus.Blocked : ImpressionStatus.Blank;
        }
    }

    private async Task WatchAsync(BrowserLease lease, AdSnippet snippet, Viewer viewer, CancellationToken deadline)
    {
        IBrowserContext? context = null;
        try
        {
            context = await lease.Browser.NewContextAsync(ViewerEmulation.ContextOptions(viewer, lane.Address)).WaitAsync(deadline);
            _network.Attach(context);
            if (ViewerEmulation.PageScript(viewer) is { } script) await context.AddInitScriptAsync(script).WaitAsync(deadline);
            var page = await context.NewPageAsync().WaitAsync(deadline);
            page.Crash += (_, _) => _crashed = true;
            context.Page += (_, opened) => Close(opened);

            _phase = "stage";
            var session = new CdpSession(await context.NewCDPSessionAsync(page).WaitAsync(deadline), deadline);
            await StageAsync(session, snippet, viewer);

            _phase = "watch";
            await LiveAsync(session, viewer, deadline);
        }
        finally
        {
            if (context is not null) await CloseAsync(context, lease);
        }
    }

    private async Task StageAsync(CdpSession session, AdSnippet snippet, Viewer viewer)
    {
        var body = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(FeedPage.Around(snippet).Html));
        session.On("Fetch.requestPaused", paused => session.Post("Fetch.fulfillRequest", new()
        {
            ["requestId"] = paused.GetProperty("requestId").GetString()!,
            ["responseCode"] = 200,
            ["responseHeaders"] = new[] { new Dictionary<string, object> { ["name"] = "Content-Type", ["value"] = "text/html; charset=utf-8" } },
            ["body"] = IsFeed(paused) ? body : "",
        }));
        await Task.WhenAll(
            session.SendAsync("Emulation.setUserAgentOverride", ViewerEmulation.UserAgentOverride(viewer)),
            session.SendAsync("Fetch.enable", new() { ["patterns"] = new[] { new Dictionary<string, object> { ["urlPattern"] = options.FeedOrigin + "/*" } } }));
    }

    private bool IsFeed(JsonElement paused) =>
        paused.GetProperty("request").GetProperty("url").GetString() == options.FeedOrigin + "/";

    private async Task LiveAsync(CdpSession session, Viewer viewer, CancellationToken deadline)
    {
        var clock = VirtualClock.Attach(session);
        var changes = new ChangeMeter(session);
        await Task.WhenAll(clock.StopAsync(), changes.StartAsync());
        await session.SendAsync("Page.navigate", new() { ["url"] = options.FeedOrigin + "/" });
        foreach (var moment in MomentsOf(options.Life))
        {
            _phase = "watch";
            await clock.RunToAsync(moment, deadline);
            _life = clock.Now;
            _phase = "capture";
            if (!await changes.HasChangedAsync()) continue;
            await LookAsync(session, clock, viewer, deadline);
            if (_crashed) return;
            if (_looks.Count < MostLooks) continue;
            _failures.Add(new ImpressionFailure("watch", $"The ad changed {MostLooks} times; what it shows after {_life.TotalSeconds:0.#} s of its life was not looked at."));
            return;
        }
    }

    private static IEnumerable<TimeSpan> MomentsOf(TimeSpan life)
    {
        foreach (var moment in Moments.Select(TimeSpan.FromSeconds).TakeWhile(m => m < life)) yield return moment;
        for (var moment = TimeSpan.FromSeconds(10); moment < life; moment += TimeSpan.FromSeconds(5)) yield return moment;
        yield return life;
    }

    private async Task LookAsync(CdpSession session, VirtualClock clock, Viewer viewer, CancellationToken deadline)
    {
        var snapshot = PageSnapshot.Read(
            await session.SendAsync("DOMSnapshot.captureSnapshot", PageSnapshot.Request), FeedPage.SlotId, FeedPage.OwnTexts, options.MaxTextLength);
        if (!_seen.Add(snapshot.Fingerprint)) return;
        var region = RegionOf(snapshot);
        var picture = snapshot.HasContent ? await PictureAsync(session, clock, viewer, region, deadline) : null;
        _looks.Add(new Look
        {
            AtMs = (int)_life.TotalMilliseconds,
            Pieces = snapshot.Pieces.Select(p => p with { Box = p.Box with { X = p.Box.X - region.X, Y = p.Box.Y - region.Y } }).ToList(),
            Picture = picture,
            HasContent = snapshot.HasContent,
        });
    }

    /// <summary>The slot, or the page where the ad has left its slot.</summary>
    private static Box RegionOf(PageSnapshot snapshot)
    {
        if (snapshot is { Slot: { Width: > 1, Height: > 1 } slot, Overflows: false }) return slot with { Height = Math.Min(slot.Height, TallestPicture) };
        return new Box(0, 0, 0, 0);
    }

    private async Task<Picture?> PictureAsync(CdpSession session, VirtualClock clock, Viewer viewer, Box region, CancellationToken deadline)
    {
        var parameters = new Dictionary<string, object> { ["format"] = "webp", ["quality"] = 70, ["optimizeForSpeed"] = true };
        if (region.Width > 0)
        {
            // Beyond the viewport the page is laid out anew for the picture, so only where it must be.
            parameters["captureBeyondViewport"] = region.X < 0 || region.Y < 0 || region.X + region.Width > viewer.Device.Width || region.Y + region.Height > viewer.Device.Height;
            parameters["clip"] = new Dictionary<string, object> { ["x"] = region.X, ["y"] = region.Y, ["width"] = region.Width, ["height"] = region.Height, ["scale"] = Math.Min(1, SharpestPicture / viewer.Device.Scale) };
        }

        var shot = session.SendAsync("Page.captureScreenshot", parameters);
        foreach (var nudge in Nudges)
        {
            if (await FinishedAsync(shot, deadline)) break;
            await clock.RunToAsync(clock.Now + nudge, deadline);
        }

        if (!await FinishedAsync(shot, deadline))
        {
            _failures.Add(new ImpressionFailure("capture", "The browser took no picture of what was seen."));
            return null;
        }

        var content = (await shot).GetProperty("data").GetBytesFromBase64();
        return Picture.Of(content, "image/webp", (int)region.Width, (int)region.Height);
    }

    private async Task<bool> FinishedAsync(Task shot, CancellationToken deadline) =>
        await Task.WhenAny(shot, Task.Delay(PictureLimit, time, deadline)) == shot;

    private async Task CloseAsync(IBrowserContext context, BrowserLease lease)
    {
        try
        {
            await context.CloseAsync().WaitAsync(CloseLimit);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            lease.IsHealthy = false;
            if (!_crashed) _failures.Add(new ImpressionFailure("close", "The browser did not close the page; it is replaced."));
        }
    }

    /// <summary>A window that the ad opened shows nobody anything here; leaving it open would only cost.</summary>
    private static void Close(IPage opened) => _ = opened.CloseAsync().ContinueWith(closed => _ = closed.Exception, TaskScheduler.Default);

    private void Record(Exception exception)
    {
        if (exception is OperationCanceledException or TimeoutException)
        {
            _timedOut = true;
            _failures.Add(new ImpressionFailure(_phase, $"The limit of {options.Timeout.TotalSeconds:0.#} s was reached{(_life > TimeSpan.Zero ? $" after {_life.TotalSeconds:0.#} s of the ad's life" : "")}."));
            return;
        }

        // A browser or page that went away during the watch is what the ad did; before it, it is ours.
        if (_crashed || _phase is "watch" or "capture") _crashed = true;
        else _failed = true;
        _failures.Add(new ImpressionFailure(_phase, exception.Message.Split('\n')[0]));
    }
}
