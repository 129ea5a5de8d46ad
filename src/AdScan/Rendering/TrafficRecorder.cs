using System.Text;
using AdScan.Egress;
using AdScan.Impressions;

namespace AdScan.Rendering;

/// <summary>Records what the pages of one impression say to the network and hear from it, bodies included.</summary>
/// <remarks>
/// It listens and asks; it never stands between the page and the network, which an ad could tell. So a body is had from the browser's memory once it has
/// arrived, by one DevTools call each, and where the browser has let go of it, that is recorded.
/// </remarks>
internal sealed class TrafficRecorder(PayloadStore payloads, AdScannerOptions options, EgressLane lane, TimeProvider time)
{
    private const int LongestPost = 64 * 1024;

    /// <summary>How long the last bodies are waited for when the impression is over.</summary>
    private static readonly TimeSpan LastBodies = TimeSpan.FromSeconds(2);

    private readonly List<PageTraffic> _pages = [];

    /// <summary>Keeps a page as it stands; null where there is no room for it.</summary>
    public Payload? KeepDom(PageSnapshot page) => payloads.Keep(Encoding.UTF8.GetBytes(page.ToHtml(options.MaxPayloadBytes)));

    /// <summary>Begins with a page that has not been opened yet.</summary>
    public async Task AttachAsync(CdpSession session)
    {
        var traffic = new PageTraffic(session, payloads, options, lane, time);
        lock (_pages) _pages.Add(traffic);
        traffic.Listen();
        await session.SendAsync("Network.enable", new() { ["maxResourceBufferSize"] = options.MaxPayloadBytes, ["maxTotalBufferSize"] = options.MaxArchiveBytes, ["maxPostDataSize"] = LongestPost });
    }

    /// <summary>Waits for bodies that are on their way: with the page, they are gone.</summary>
    public async Task FinishAsync(CancellationToken deadline)
    {
        var reading = Task.WhenAll(Pages.Select(page => page.Reading));
        await Task.WhenAny(reading, Task.Delay(LastBodies, time, deadline));
    }

    public IReadOnlyList<NetworkCapture> ToList() => Pages.SelectMany(page => page.ToList()).OrderBy(c => c.StartedAt).ToList();

    private List<PageTraffic> Pages
    {
        get
        {
            lock (_pages) return [.. _pages];
        }
    }
}
