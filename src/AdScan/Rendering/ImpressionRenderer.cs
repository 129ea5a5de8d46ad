using AdScan.Egress;
using AdScan.Impressions;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.Rendering;

/// <summary>Makes impressions: one snippet, one viewer, one fresh context. Whatever the ad does becomes part of the impression.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ImpressionRenderer(AdScannerOptions options, BrowserPool pool, EgressGuard guard, TimeProvider time)
{
    /// <param name="snippet">The ad.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="exit">Where the traffic comes out.</param>
    /// <param name="repeat">The how many-th time, from 0.</param>
    /// <param name="memory">What earlier impressions left with the viewer; null for a new one.</param>
    /// <param name="payloads">Where bodies of the traffic are kept; null where none are to be.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The impression, and what it left with the viewer.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled; our own deadline is a status instead.</exception>
    public async Task<(Impression Impression, string? Memory)> RenderAsync(AdSnippet snippet, Viewer viewer, NetworkExit exit, int repeat, string? memory, PayloadStore? payloads, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var began = time.GetTimestamp();
        await using var lane = guard.OpenLane(new LaneSettings { Exit = exit, ForwardedFor = viewer.Region.ForwardedFor, Limits = Limits });
        var watch = new ImpressionWatch(options, lane, payloads, time);
        await watch.RunAsync(pool, snippet, viewer, memory, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var impression = watch.ToImpression() with
        {
            Viewer = viewer,
            Repeat = repeat,
            StartedAt = startedAt,
            DurationMs = (int)time.GetElapsedTime(began).TotalMilliseconds,
        };
        return (impression, watch.Memory ?? memory);
    }

    private EgressLimits Limits => new() { Bytes = options.MaxImpressionBytes, ResponseBytes = options.MaxResponseBytes, Connections = options.MaxConnections };
}
