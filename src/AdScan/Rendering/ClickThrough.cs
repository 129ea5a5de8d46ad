using System.Collections.Concurrent;
using AdScan.Impressions;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Clicks what a person would click in the ad, and sees where it leads.</summary>
/// <remarks>
/// The click itself never leaves the feed page: the first address it asks for is recorded and stopped. To follow it, that address is opened in a page of
/// its own in the same context, with the feed as its referrer, so that the landing page lives by its own clock and is seen with the same eyes.
/// </remarks>
internal sealed class ClickThrough(Stage stage, StagedPage ad, AdScannerOptions options)
{
    private const int MostTargets = 3, MostNamed = 2;
    private const int MostHops = 30;

    /// <summary>A click is given so many steps of the ad's time to have its effect, each with a little real time for what it asks of the network.</summary>
    private const int Steps = 4;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan RealStep = TimeSpan.FromSeconds(0.08);

    /// <summary>How long an ad that was closed must stay closed.</summary>
    private static readonly TimeSpan Peace = TimeSpan.FromSeconds(5);
    private const int PeaceSteps = 6;

    /// <summary>How much of a landing page's life is looked at.</summary>
    private static readonly TimeSpan LandingLife = TimeSpan.FromSeconds(15);

    private readonly List<ClickTarget> _targets = [];
    private readonly ConcurrentQueue<ClickHop> _hops = new();
    private readonly List<Landing> _landings = [];
    private readonly List<ImpressionFailure> _failures = [];
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _causes = new(StringComparer.Ordinal);
    private long _clickedAt;

    /// <summary>What could not be seen of the pages that clicks ended on.</summary>
    public IReadOnlyList<ImpressionFailure> Failures => _failures;

    public Click ToClick() => new()
    {
        Targets = [.. _targets],
        Hops = [.. _hops],
        Landing = _landings.Count > 0 ? _landings[0] : null,
        OtherLandings = [.. _landings.Skip(1)],
    };

    public async Task RunAsync(CancellationToken deadline)
    {
        var candidates = CandidatesOf(ad.Watch.Last!);
        var slot = ad.Watch.Last!.Slot ?? default;
        var asked = new ConcurrentQueue<(string Url, string How)>();
        await using var gate = await ClickGate.CloseAsync(stage.Context, ad, options.Click == ClickMode.Follow, (url, how) => asked.Enqueue((url, how)));
        foreach (var candidate in candidates)
        {
            _targets.Add(candidate with { Box = candidate.Box with { X = candidate.Box.X - slot.X, Y = candidate.Box.Y - slot.Y } });
            _clickedAt = stage.Time.GetTimestamp();
            var closes = ControlName.IsClose(candidate.Label) && ad.Watch.Last.Overlay is not null;
            await ClickAsync(candidate.Box);
            await TakeEffectAsync(deadline);
            await ad.Watch.LookAgainAsync(deadline);
            if (closes) _targets[^1] = _targets[^1] with { Effect = await EffectAsync(deadline) };
            while (asked.TryDequeue(out var first)) await FollowAsync(first.Url, first.How, gate, deadline);
        }
    }

    /// <summary>What a person would click, and what promises to do something else than to lead on: it is small, and clicked last, because it may take the rest away.</summary>
    private static List<ClickTarget> CandidatesOf(PageSnapshot page)
    {
        var prominent = page.ClickTargets.Take(MostTargets).ToList();
        var named = page.Controls.Where(c => (ControlName.IsClose(c.Label) || ControlName.IsPlay(c.Label)) && !prominent.Exists(p => p.Box == c.Box)).Take(MostNamed);
        return [.. prominent.Where(p => !ControlName.IsClose(p.Label)), .. named, .. prominent.Where(p => ControlName.IsClose(p.Label))];
    }

    /// <summary>Whether a click closed what floats over the page, and for good.</summary>
    private async Task<string> EffectAsync(CancellationToken deadline)
    {
        if (ad.Watch.Last!.Overlay is not null) return "stays";
        for (var i = 0; i < PeaceSteps; i++) await ad.Watch.Clock.RunPastNetworkAsync(Peace, deadline);

        // Without a frame nothing is laid out, and what is not laid out has not changed.
        await ad.Session.SendAsync("Runtime.evaluate", new() { ["expression"] = "document.documentElement.offsetHeight" });
        await ad.Watch.LookAgainAsync(deadline);
        return ad.Watch.Last!.Overlay is null ? "closes" : "returns";
    }

    /// <summary>A press in the middle, as a finger or a mouse makes it.</summary>
    private async Task ClickAsync(Box box)
    {
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        Dictionary<string, object> Mouse(string type, int pressed) => new() { ["type"] = type, ["x"] = x, ["y"] = y, ["button"] = pressed > 0 ? "left" : "none", ["buttons"] = pressed > 0 && type == "mousePressed" ? 1 : 0, ["clickCount"] = pressed };
        await ad.Session.SendAsync("Runtime.evaluate", new() { ["expression"] = FormattableString.Invariant($"scrollTo(0, {Math.Max(0, y - 300):0})") });
        y -= (await ad.Session.SendAsync("Runtime.evaluate", new() { ["expression"] = "scrollY", ["returnByValue"] = true })).GetProperty("result").GetProperty("value").GetDouble();

        // What the page makes of them runs when its clock does, so no answer is waited for.
        ad.Session.Post("Input.dispatchMouseEvent", Mouse("mouseMoved", 0));
        ad.Session.Post("Input.dispatchMouseEvent", Mouse("mousePressed", 1));
        ad.Session.Post("Input.dispatchMouseEvent", Mouse("mouseReleased", 1));
    }

    private async Task TakeEffectAsync(CancellationToken deadline)
    {
        for (var i = 0; i < Steps; i++)
        {
            await ad.Watch.Clock.RunPastNetworkAsync(Step, deadline);
            await Task.Delay(RealStep, stage.Time, deadline);
        }
    }

    private async Task FollowAsync(string url, string how, ClickGate gate, CancellationToken deadline)
    {
        var target = _targets.Count - 1;
        if (!_followed.Add(url)) return;
        var hop = Add(target, url, how);
        if (options.Click != ClickMode.Follow || hop.Kind is not ("page" or "store")) return;
        var staged = await stage.OpenAsync();
        gate.Open(staged.Page);
        staged.Page.Request += (_, request) => OnRequest(target, request, staged.Page, url);
        staged.Page.Response += (_, response) => OnResponse(response);
        staged.Session.On("Page.frameRequestedNavigation", requested => OnRequested(target, requested.GetProperty("url").GetString()!, NavigationCause.Of(requested)));
        new BehaviourWatch(staged.Collector).Attach(staged);
        await staged.Watch.OpenAsync(url, options.FeedOrigin + "/");
        await staged.Watch.LiveAsync(LandingLife, null, _ => { }, deadline);
        _failures.AddRange(staged.Watch.Failures);
        _landings.Add(new Landing { Target = target, Url = staged.Page.Url, Looks = staged.Watch.Looks, Behaviours = staged.Collector.Behaviours });
        await stage.CloseAsync(staged);
    }

    private void OnRequest(int target, IRequest request, IPage page, string first)
    {
        if (!request.IsNavigationRequest || request.Frame != page.MainFrame || (request.Url == first && request.RedirectedFrom is null)) return;
        Add(target, request.Url, request.RedirectedFrom is not null ? "http" : _causes.GetValueOrDefault(request.Url, "script"));
    }

    /// <summary>Remembers why, for the request that follows; apps and stores have none that could be seen.</summary>
    private void OnRequested(int target, string url, string how)
    {
        _causes[url] = how;
        if (!url.StartsWith("http", StringComparison.Ordinal) && LinkKind.Of(url) != "page" && !_hops.Any(h => h.Target == target && h.Url == url)) Add(target, url, how);
    }

    private void OnResponse(IResponse response)
    {
        foreach (var hop in _hops.Where(h => h.Url == response.Url && h.Status is null)) hop.Status = response.Status;
    }

    private ClickHop Add(int target, string url, string how)
    {
        var hop = new ClickHop { Target = target, Url = url, How = how, Kind = LinkKind.Of(url), AfterMs = (int)stage.Time.GetElapsedTime(_clickedAt).TotalMilliseconds };
        if (_hops.Count < MostHops) _hops.Enqueue(hop);
        return hop;
    }
}
