using System.Globalization;
using AdScan.Snippets;

namespace AdScan.Benchmarks.Peers;

/// <summary>AdScan as it is shipped, with its judging.</summary>
internal sealed class AdScanPeer(int inFlight, int port) : IPeer
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"AdScan, {inFlight} in flight");

    public bool IsInProcess => true;

    public async Task<IReadOnlyList<PeerResult>> RunAsync(IReadOnlyList<PeerJob> jobs)
    {
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions
        {
            Viewers = jobs.Select(job => job.By).Distinct().ToList(),
            MaxConcurrentImpressions = inFlight,
            AllowPrivate = [$"*.localhost:{port}"],
        });
        var snippets = jobs.Select(job => job.Known).DistinctBy(known => known.Id)
            .Select(known => new AdSnippet(known.TagFor(port)) { Id = known.Id, Advertiser = known.Advertiser, Keywords = known.Keywords });
        var results = new List<PeerResult>();
        await foreach (var report in scanner.ScanAllAsync(snippets))
        {
            results.AddRange(report.Facts.Select(made => new PeerResult(
                report.Id,
                made.Viewer.Key,
                string.Join('\n', made.Looks.Select(look => look.VisibleText)),
                made.LifeMs,
                made.Looks.Sum(look => look.Picture?.Content.Length ?? 0),
                made.Succeeded ? null : made.Status.ToString())));
        }

        return results;
    }
}
