using AdScan.Egress;
using AdScan.Impressions;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.Rendering;

/// <summary>Makes impressions: one snippet, one viewer, one fresh context. Whatever the ad does becomes part of the impression.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ImpressionRenderer(AdScannerOptions options, BrowserPool pool, EgressGuard guard, TimeProvider time)
{
    /// <summary>An animated picture and a page that changes at a touch were seen to stop the browser's drawing for good: such an ad is looked at again, untouched.</summary>
    private const string NobodyMoved = "The browser stopped drawing when someone moved over the ad; it was looked at again with nobody moving.";

    /// <param name="snippet">The ad.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="exit">Where the traffic comes out.</param>
    /// <param name="repeat">The how many-th time, from 0.</param>
    /// <param name="memory">What earlier impressions left with the viewer; null for a new one.</param>
    /// <param name="payloads">Where bodies of the traffic are kept; null where none are to be.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The impression, what it left with the viewer, and what readying its page took (null where that says nothing of the machine).</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled; our own deadline is a status instead.</exception>
    public async Task<(Impression Impression, string? Memory, TimeSpan? Readying)> RenderAsync(AdSnippet snippet, Viewer viewer, NetworkExit exit, int repeat, string? memory, PayloadStore? payloads, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var began = time.GetTimestamp();
        var (watch, impression) = await WatchAsync(snippet, viewer, exit, memory, payloads, hasPerson: true, cancellationToken);
        var isStill = watch.HasStalled;
        if (isStill) (watch, impression) = await WatchAsync(snippet, viewer, exit, memory, payloads, hasPerson: false, cancellationToken);
        return (impression with
        {
            Viewer = viewer,
            Repeat = repeat,
            StartedAt = startedAt,
            DurationMs = (int)time.GetElapsedTime(began).TotalMilliseconds,
            Failures = isStill ? [new ImpressionFailure("watch", NobodyMoved), .. impression.Failures] : impression.Failures,
        }, watch.Memory ?? memory, watch.Readying);
    }

    private async Task<(ImpressionWatch Watch, Impression Impression)> WatchAsync(AdSnippet snippet, Viewer viewer, NetworkExit exit, string? memory, PayloadStore? payloads, bool hasPerson, CancellationToken cancellationToken)
    {
        await using var lane = guard.OpenLane(new LaneSettings { Exit = exit, ForwardedFor = viewer.Region.ForwardedFor, Limits = Limits });
        var watch = new ImpressionWatch(options, lane, payloads, hasPerson, time);
        await watch.RunAsync(pool, snippet, viewer, memory, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return (watch, watch.ToImpression());
    }

    private EgressLimits Limits => new() { Bytes = options.MaxImpressionBytes, ResponseBytes = options.MaxResponseBytes, Connections = options.MaxConnections };
}
