using System.Collections.Concurrent;
using System.Globalization;

namespace AdScan.Benchmarks.Peers;

/// <summary>The floor of all who look for half a second: the bare DevTools protocol over one socket, a context for each page, one browser.</summary>
internal sealed class BareVisits(int inFlight, string executable) : IPeer
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"bare DevTools protocol, {inFlight} in flight");

    public bool IsInProcess => true;

    public async Task<IReadOnlyList<PeerResult>> RunAsync(IReadOnlyList<PeerJob> jobs)
    {
        await using var bare = await BareFloor.StartAsync(executable, drawsOnDemand: false);
        var results = new ConcurrentBag<PeerResult>();
        await Parallel.ForEachAsync(jobs, new ParallelOptions { MaxDegreeOfParallelism = inFlight }, async (job, _) =>
        {
            try
            {
                results.Add(await bare.VisitAsync(job));
            }
            catch (Exception e) when (e is TimeoutException or InvalidOperationException)
            {
                results.Add(new PeerResult(job.Case, job.Viewer, "", 0, 0, e.Message));
            }
        });
        return [.. results];
    }
}
