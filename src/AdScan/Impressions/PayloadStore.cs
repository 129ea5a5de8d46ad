using System.Collections.Concurrent;

namespace AdScan.Impressions;

/// <summary>The payloads of one snippet's impressions: what several of them share is held once, and all together have a limit.</summary>
/// <remarks>Safe for concurrent use.</remarks>
/// <param name="limit">The most bytes held.</param>
internal sealed class PayloadStore(long limit)
{
    private readonly ConcurrentDictionary<string, Payload> _kept = new(StringComparer.Ordinal);
    private long _left = limit;

    /// <returns>The payload, or null where there is no room for it.</returns>
    public Payload? Keep(byte[] content)
    {
        var payload = Payload.Of(content);
        if (_kept.TryGetValue(payload.Sha256, out var known)) return known;
        if (Interlocked.Add(ref _left, -content.Length) >= 0) return _kept.GetOrAdd(payload.Sha256, payload);
        Interlocked.Add(ref _left, content.Length);
        return null;
    }
}
