using System.Collections.Concurrent;
using System.Globalization;
using AdScan.Impressions;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Collects the requests of an impression, in every frame and worker of its context, and says when there are too many.</summary>
internal sealed class NetworkLog(TimeProvider time, AdScannerOptions options, Action<string> onLimit)
{
    /// <summary>The feed's origin is made up: what a service worker asks of it gets no answer, and would find nothing of the ad's at a publisher's either.</summary>
    private const string NothingThere = "The feed has nothing at this address.";

    private readonly string _ownAddress = options.FeedOrigin + "/";
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
        context.RequestFailed += (_, request) => Change(request, e => e with { Failure = IsOfFeed(request) ? NothingThere : request.Failure ?? "failed" });
    }

    public IReadOnlyList<NetworkEntry> ToList() => _entries.Values.OrderBy(e => e.Order).Select(e => e.Facts).ToList();

    private void OnRequest(IRequest request)
    {
        if (request.Url == _ownAddress || request.Url.StartsWith("data:", StringComparison.Ordinal)) return;
        if (WhyTooMuch(request) is { } sentence)
        {
            onLimit(sentence);
            return;
        }

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

    private bool IsOfFeed(IRequest request) => request.Url.StartsWith(_ownAddress, StringComparison.Ordinal);

    private string? WhyTooMuch(IRequest request)
    {
        if (_entries.Count >= options.MaxImpressionRequests) return string.Create(CultureInfo.InvariantCulture, $"The limit of {options.MaxImpressionRequests:N0} requests in one impression was reached.");
        var redirects = 0;
        for (var from = request.RedirectedFrom; from is not null; from = from.RedirectedFrom) redirects++;
        return redirects > options.MaxRedirects ? $"The limit of {options.MaxRedirects} redirects of one request was reached." : null;
    }

    private void Change(IRequest request, Func<NetworkEntry, NetworkEntry> change)
    {
        if (_entries.TryGetValue(request, out var entry)) _entries[request] = entry with { Facts = change(entry.Facts) };
    }

    private sealed record Entry(int Order, NetworkEntry Facts);
}
