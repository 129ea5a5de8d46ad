using System.Collections.Concurrent;
using AdScan.Impressions;
using AdScan.Rendering;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan;

/// <summary>Makes what is planned: a viewer's visits, each through the exit of its region, a bounded number at a time.</summary>
internal sealed class ViewerVisits(ImpressionRenderer renderer, RegionExits exits, AdScannerOptions options, TimeProvider time) : IDisposable
{
    /// <summary>An impression that crashed or failed may have been another's victim: it is tried again, on a fresh browser.</summary>
    private const int Tries = 3;

    private readonly FlightLimit _inFlight = new(options.MaxConcurrentImpressions, first: Environment.ProcessorCount);
    private readonly ConcurrentDictionary<string, Lazy<Task<ViewerCheck>>> _checks = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<ViewerCheck> _checked = [];
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>What is known by now of how viewers appear to an ad: one of each kind (device and app).</summary>
    public IEnumerable<ViewerCheck> Checks => _checked;

    /// <summary>Makes all impressions of a visit, one after another: what the ad left with the viewer at one is there at the next.</summary>
    public async Task<IReadOnlyList<Impression>> MakeAsync(AdSnippet snippet, PlannedVisit visit, PayloadStore? payloads, IProgress<Impression>? progress, CancellationToken cancellationToken)
    {
        var impressions = new List<Impression>();
        var (exit, failure) = await exits.ChooseAsync(visit.Viewer.Region, cancellationToken);
        string? memory = null;
        foreach (var repeat in visit.Repeats)
        {
            Impression impression;
            if (exit is null)
            {
                impression = NotMade(visit.Viewer, repeat, failure!);
            }
            else
            {
                var check = CheckOfKindAsync(visit.Viewer);
                (impression, memory) = await LookAsync(snippet, visit.Viewer, exit, repeat, memory, payloads, cancellationToken);
                impression = impression with { Contradictions = (await check.WaitAsync(cancellationToken)).Contradictions };
            }

            impression = impression with { Visit = visit.Number, IsSecondLook = visit.IsSecondLook };
            progress?.Report(impression);
            impressions.Add(impression);
        }

        return impressions;
    }

    /// <summary>Makes one impression apart from any plan, by a viewer who has never been there.</summary>
    public async Task<Impression> LookOnceAsync(AdSnippet snippet, Viewer viewer, int repeat, PayloadStore? payloads, CancellationToken cancellationToken)
    {
        var (exit, failure) = await exits.ChooseAsync(viewer.Region, cancellationToken);
        return exit is null ? NotMade(viewer, repeat, failure!) : (await LookAsync(snippet, viewer, exit, repeat, null, payloads, cancellationToken)).Impression;
    }

    /// <summary>Looks at a viewer as an ad would.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="echo">An address that answers with the headers of the request; null to leave headers unchecked and ask nobody.</param>
    /// <param name="cancellationToken">Cancels the look.</param>
    public async Task<ViewerCheck> CheckAsync(Viewer viewer, Uri? echo, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var probe = ViewerProbe.Snippet(echo);
        return ViewerProbe.Read(echo is null
            ? (await LookAsync(probe, viewer, NetworkExit.Direct, 0, null, null, cancellationToken)).Impression
            : await LookOnceAsync(probe, viewer, 0, null, cancellationToken), now);
    }

    /// <summary>Cancels the checks in flight, which no scan may be waiting for any more.</summary>
    public Task StopAsync() => _stopped.CancelAsync();

    public void Dispose()
    {
        _stopped.Dispose();
        _inFlight.Dispose();
    }

    /// <summary>The check of a viewer's kind, made once.</summary>
    private Task<ViewerCheck> CheckOfKindAsync(Viewer viewer) => !options.CheckViewers
        ? Task.FromResult(new ViewerCheck { Viewer = viewer.Key, Facts = new Dictionary<string, string>(), Contradictions = [] })
        : _checks.GetOrAdd($"{viewer.Device.Id}/{viewer.App}", _ => new Lazy<Task<ViewerCheck>>(() => CheckKindAsync(viewer))).Value;

    private async Task<ViewerCheck> CheckKindAsync(Viewer viewer)
    {
        var check = await CheckAsync(viewer, null, _stopped.Token);
        _checked.Add(check);
        return check;
    }

    private Impression NotMade(Viewer viewer, int repeat, string failure) => new()
    {
        Viewer = viewer,
        Repeat = repeat,
        Status = ImpressionStatus.Failed,
        StartedAt = time.GetUtcNow(),
        Exit = "none",
        Failures = [new ImpressionFailure("exit", failure)],
    };

    private async Task<(Impression Impression, string? Memory)> LookAsync(AdSnippet snippet, Viewer viewer, NetworkExit exit, int repeat, string? memory, PayloadStore? payloads, CancellationToken cancellationToken)
    {
        var generation = await _inFlight.EnterAsync(cancellationToken);
        TimeSpan? readying = null;
        try
        {
            for (var tried = 1; ; tried++)
            {
                (var impression, var left, readying) = await renderer.RenderAsync(snippet, viewer, exit, repeat, memory, payloads, cancellationToken);
                if (tried == Tries || impression.Status is not (ImpressionStatus.Crashed or ImpressionStatus.Failed)) return (impression, left);
            }
        }
        finally
        {
            _inFlight.Leave(generation, readying);
        }
    }
}
