using AdScan.Egress;
using AdScan.Impressions;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.Rendering;

/// <summary>Makes impressions: one snippet, one viewer, one fresh context. Whatever the ad does becomes part of the impression.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ImpressionRenderer(AdScannerOptions options, BrowserPool pool, EgressGuard guard, TimeProvider time)
{
    /// <exception cref="OperationCanceledException">The caller cancelled; our own deadline is a status instead.</exception>
    public async Task<Impression> RenderAsync(AdSnippet snippet, Viewer viewer, int repeat, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var began = time.GetTimestamp();
        await using var lane = guard.OpenLane(viewer.Region.ForwardedFor, new EgressLimits(options.MaxImpressionBytes, options.MaxImpressionRequests));
        var watch = new ImpressionWatch(options, lane, time);
        await watch.RunAsync(pool, snippet, viewer, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return watch.ToImpression() with
        {
            Viewer = viewer,
            Repeat = repeat,
            StartedAt = startedAt,
            DurationMs = (int)time.GetElapsedTime(began).TotalMilliseconds,
        };
    }
}
