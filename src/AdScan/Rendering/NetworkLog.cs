using System.Collections.Concurrent;
using AdScan.Impressions;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Collects the requests of an impression, in every frame and worker of its context.</summary>
internal sealed class NetworkLog(TimeProvider time, string ownAddress)
{
    private const int MostEntries = 2000;
    private readonly long _began = time.GetTimestamp();
    private readonly ConcurrentDictionary<IRequest, Entry> _entries = new();
    private int _order;

    /// <summary>Set when the ad is clicked: what is asked for from then on is the click's doing.</summary>
    public bool IsClicked { get; set; }

    public int Count => _entries.Count;

    public void Attach(IBrowserContext context)
    {
        context.Request += (_, request) => OnRequest(request);
        context.Response += (_, response) => Change(response.Request, e => e with { Status = response.Status });
        context.RequestFailed += (_, request) => Change(request, e => e with { Failure = request.Failure ?? "failed" });
    }

    public IReadOnlyList<NetworkEntry> ToList() => _entries.Values.OrderBy(e => e.Order).Select(e => e.Facts).ToList();

    private void OnRequest(IRequest request)
    {
        if (_entries.Count >= MostEntries || request.Url == ownAddress || request.Url.StartsWith("data:", StringComparison.Ordinal)) return;
        var facts = new NetworkEntry
        {
            Url = request.Url,
            Method = request.Method,
            Type = request.ResourceType,
            AfterClick = IsClicked,
            StartedMs = (int)time.GetElapsedTime(_began).TotalMilliseconds,
        };
        _entries.TryAdd(request, new Entry(Interlocked.Increment(ref _order), facts));
    }

    private void Change(IRequest request, Func<NetworkEntry, NetworkEntry> change)
    {
        if (_entries.TryGetValue(request, out var entry)) _entries[request] = entry with { Facts = change(entry.Facts) };
    }

    private sealed record Entry(int Order, NetworkEntry Facts);
}
