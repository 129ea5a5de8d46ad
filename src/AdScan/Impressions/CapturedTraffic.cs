namespace AdScan.Impressions;

/// <summary>How much of an impression's traffic its archive holds.</summary>
/// <param name="Entries">Requests with their headers, the feed page included. Those of workers are among <see cref="Impression.Network"/> but not here: the browser tells of them elsewhere.</param>
/// <param name="MissingBodies">Responses whose body the archive lacks, because it is over a limit or the browser no longer had it; the archive names the reason beside each.</param>
/// <param name="RecodedBodies">Responses whose text the archive holds as UTF-8, because the bytes that were served could not be had.</param>
public sealed record CapturedTraffic(int Entries, int MissingBodies, int RecodedBodies)
{
    internal static CapturedTraffic Of(IReadOnlyList<NetworkCapture> captures) => new(captures.Count, captures.Count(c => c.Missing is not null), captures.Count(c => c.IsRecoded));
}
