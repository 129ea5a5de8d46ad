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
    private static readonly TimeSpan[] Moments = [.. new[] { 0.6, 1.5, 3, 5, 7.5, 10 }.Select(TimeSpan.FromSeconds)];

    /// <summary>How often we see whether anything has changed while the page moves by itself: a slide that can be read stands for longer.</summary>
    private static readonly TimeSpan MovingStep = TimeSpan.FromSeconds(1.5);

    /// <summary>A picture takes four or five frames; a page that is slow to draw takes more.</summary>
    private const int MostPictureFrames = 60;
    private static readonly TimeSpan PictureLimit = TimeSpan.FromSeconds(2);

    /// <summary>What a page that draws in real time is given for each frame.</summary>
    private static readonly TimeSpan RealFrame = TimeSpan.FromSeconds(0.05);

    /// <summary>The requests that carry the name of the app around the page.</summary>
    private static readonly string[] LabelledTypes = ["Document", "Script", "Image", "Stylesheet"];

    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private readonly NetworkLog _network = new(time, options.FeedOrigin + "/");
    private readonly List<Look> _looks = [];
    private readonly List<ImpressionFailure> _failures = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private PageCollector? _collector;
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
        Behaviours = _collector?.Behaviours ?? [],
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
            (context, var contextId) = await lease.Browser.NewContextAsync(ViewerEmulation.ContextOptions(viewer, lane.Address), deadline);
            _network.Attach(context);
            await lease.Browser.AllowAskingAsync(contextId, deadline);
            var page = await lease.Browser.NewPageAsync(context, contextId, deadline);
            page.Crash += (_, _) => _crashed = true;

            _phase = "stage";
            var session = new CdpSession(await context.NewCDPSessionAsync(page).WaitAsync(deadline), deadline);
            _collector = await PageCollector.AttachAsync(session, viewer);
            new BehaviourWatch(_collector).Attach(context, page);
            await StageAsync(session, snippet, viewer);

            _phase = "watch";
            await LiveAsync(session, VirtualClock.Attach(session, lease.Browser.DrawsOnDemand), viewer, deadline);
        }
        finally
        {
            if (context is not null) await CloseAsync(context, lease);
        }
    }

    private async Task StageAsync(CdpSession session, AdSnippet snippet, Viewer viewer)
    {
        var body = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(FeedPage.Around(snippet).Html));
        var package = AppCatalog.Get(viewer.App).RequestedWithOn(viewer.Device);
        session.On("Fetch.requestPaused", paused =>
        {
            if (IsOfFeed(paused)) session.Post("Fetch.fulfillRequest", Answer(paused, IsFeed(paused) ? body : ""));
            else session.Post("Fetch.continueRequest", WithPackage(paused, package!));
        });
        var patterns = new List<Dictionary<string, object>> { new() { ["urlPattern"] = options.FeedOrigin + "/*" } };

        // Requests that scripts make themselves would be refused for an added header (CORS).
        if (package is not null) patterns.AddRange(LabelledTypes.Select(type => new Dictionary<string, object> { ["urlPattern"] = "*", ["resourceType"] = type }));
        await Task.WhenAll(
            session.SendAsync("Emulation.setUserAgentOverride", ViewerEmulation.UserAgentOverride(viewer)),
            session.SendAsync("Fetch.enable", new() { ["patterns"] = patterns }));
    }

    private static Dictionary<string, object> Answer(JsonElement paused, string body) => new()
    {
        ["requestId"] = paused.GetProperty("requestId").GetString()!,
        ["responseCode"] = 200,
        ["responseHeaders"] = new[] { Header("Content-Type", "text/html; charset=utf-8") },
        ["body"] = body,
    };

    private static Dictionary<string, object> WithPackage(JsonElement paused, string package) => new()
    {
        ["requestId"] = paused.GetProperty("requestId").GetString()!,
        ["headers"] = paused.GetProperty("request").GetProperty("headers").EnumerateObject().Select(h => Header(h.Name, h.Value.GetString() ?? "")).Append(Header("X-Requested-With", package)).ToArray(),
    };

    private static Dictionary<string, object> Header(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private bool IsOfFeed(JsonElement paused) =>
        paused.GetProperty("request").GetProperty("url").GetString()!.StartsWith(options.FeedOrigin + "/", StringComparison.Ordinal);

    private bool IsFeed(JsonElement paused) =>
        paused.GetProperty("request").GetProperty("url").GetString() == options.FeedOrigin + "/";

    private async Task LiveAsync(CdpSession session, VirtualClock clock, Viewer viewer, CancellationToken deadline)
    {
        var changes = new ChangeMeter(session);
        (_collector!.Now, _collector.FrameWanted, clock.HasWorkers) = (() => clock.Now, clock.WantFrame, () => _collector.HasWorkers);
        await Task.WhenAll(clock.StopAsync(viewer.At == "now" ? null : viewer.LooksAt(time.GetUtcNow())), changes.StartAsync());
        await session.SendAsync("Page.navigate", new() { ["url"] = options.FeedOrigin + "/" });
        while (!clock.HasReached(options.Life))
        {
            _phase = "watch";
            await clock.RunToAsync(NextMoment(clock, options.Life), deadline);
            _life = clock.Now;
            _phase = "capture";
            if (!await changes.HasChangedAsync() && !_collector.HasNews) continue;
            _collector.HasNews = false;
            await LookAsync(session, clock, viewer, deadline);
            if (_crashed) return;
            if (_looks.Count < MostLooks) continue;
            _failures.Add(new ImpressionFailure("watch", $"The ad changed {MostLooks} times; what it shows after {_life.TotalSeconds:0.#} s of its life was not looked at."));
            return;
        }
    }

    private static TimeSpan NextMoment(VirtualClock clock, TimeSpan life)
    {
        var now = clock.Now;
        var next = !clock.HasReached(Moments[^1]) ? Moments.First(moment => !clock.HasReached(moment)) : now + TimeSpan.FromSeconds(5);
        if (clock.IsMoving && now + MovingStep < next) next = now + MovingStep;
        return next < life ? next : life;
    }

    private async Task LookAsync(CdpSession session, VirtualClock clock, Viewer viewer, CancellationToken deadline)
    {
        var snapshot = PageSnapshot.Read(
            await session.SendAsync("DOMSnapshot.captureSnapshot", PageSnapshot.Request), FeedPage.SlotId, FeedPage.OwnTexts, _collector!.Canvases, options.MaxTextLength);
        snapshot.AddWords(_collector.TakeWords());
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

        // A picture is taken of the frames that follow; each has its time, so the ad's life goes on by a few of them.
        var shot = session.SendAsync("Page.captureScreenshot", parameters);
        for (var frame = 0; frame < MostPictureFrames && !shot.IsCompleted; frame++)
        {
            await clock.RunFrameAsync(deadline);
            if (!clock.DrawsOnDemand) await Task.WhenAny(shot, Task.Delay(RealFrame, time, deadline));
        }

        if (await Task.WhenAny(shot, Task.Delay(PictureLimit, time, deadline)) != shot)
        {
            _failures.Add(new ImpressionFailure("capture", "The browser took no picture of what was seen."));
            return null;
        }

        var content = (await shot).GetProperty("data").GetBytesFromBase64();
        return Picture.Of(content, "image/webp", (int)region.Width, (int)region.Height);
    }

    private async Task CloseAsync(IBrowserContext context, BrowserLease lease)
    {
        try
        {
            await context.CloseAsync().WaitAsync(CloseLimit);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            lease.Browser.IsHealthy = false;
            if (!_crashed) _failures.Add(new ImpressionFailure("close", "The browser did not close the page; it is replaced."));
        }
    }

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
