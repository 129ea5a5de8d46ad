namespace AdScan.Benchmarks.Peers;

/// <summary>What one peer did, and what it took.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Results">What came of each impression.</param>
/// <param name="Seconds">Real time.</param>
/// <param name="CpuByKind">CPU seconds of all processes that worked for it, by what they are.</param>
/// <param name="PeakBytes">The most memory of all of them together.</param>
internal sealed record PeerMeasure(IPeer Peer, IReadOnlyList<PeerResult> Results, double Seconds, IReadOnlyDictionary<string, double> CpuByKind, double PeakBytes)
{
    private const string This = ".NET";

    public double Cpu => CpuByKind.Values.Sum();

    public int Failed => Results.Count(result => result.Error is not null);

    public double Rate => Results.Count / Seconds;

    public double CpuMs => Cpu * 1000 / Results.Count;

    public double LifeSeconds => Results.Sum(result => result.LifeMs) / 1000;

    /// <param name="peer">The peer.</param>
    /// <param name="jobs">The impressions to make.</param>
    /// <param name="lab">The process that serves the ads, which works for nobody.</param>
    public static async Task<PeerMeasure> OfAsync(IPeer peer, IReadOnlyList<PeerJob> jobs, int lab)
    {
        await peer.PrepareAsync();
        GC.Collect();
        using var tree = new ProcessTree(lab);
        var began = TimeProvider.System.GetTimestamp();
        var results = await peer.RunAsync(jobs);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        var cpu = tree.CpuByKind().Where(kind => peer.IsInProcess || kind.Key != This).ToDictionary(kind => kind.Key, kind => kind.Value);
        return new PeerMeasure(peer, results, seconds, cpu, tree.PeakOfDescendants + (peer.IsInProcess ? tree.PeakOfThis : 0));
    }

    /// <summary>How many of the contents that the lab shows to these viewers were seen by one of them.</summary>
    public int Found(IReadOnlyList<PeerJob> jobs)
    {
        var seen = Results.GroupBy(result => result.Case).ToDictionary(group => group.Key, group => string.Join('\n', group.Select(result => Bare(result.Text))));
        return Shown(jobs).Count(sight => seen.TryGetValue(sight.Case, out var text) && text.Contains(Bare(sight.Words), StringComparison.Ordinal));
    }

    /// <summary>Every content that the lab shows to one of these viewers.</summary>
    public static IReadOnlyList<(string Case, string Words)> Shown(IReadOnlyList<PeerJob> jobs) =>
        jobs.SelectMany(job => job.Known.Truth.Shows.Where(sight => !sight.Landing && sight.IsFor(job.By)).Select(sight => (job.Case, sight.Contains))).Distinct().ToList();

    /// <summary>Libraries put blanks and line breaks between words each in their own way.</summary>
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
