using AdScan.Rendering;
using AdScan.Viewers;

namespace AdScan.Benchmarks.Peers;

/// <summary>Whole scans of the same lab ads, for the same viewers, on the same cores, by AdScan and by what a user would pick instead.</summary>
internal static class PeerComparison
{
    public static string Checkout { get; } = Find();

    public static async Task RunAsync(PeerOptions options)
    {
        var executable = await BrowserInstaller.EnsureAsync(allowInstall: true);
        await using var lab = await LabServer.StartAsync();
        var viewers = ViewerMatrix.Of([Region.Shanghai, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.HuaweiMate60]);
        var jobs = Spread(PeerJob.All(viewers, lab.Port), viewers.Count, options.Impressions);
        IPeer[] peers =
        [
            new PlainLoop(executable),
            new NodePeer("crawlee", 4, executable), new NodePeer("crawlee", 8, executable),
            new NodePeer("puppeteer-cluster", 4, executable), new NodePeer("puppeteer-cluster", 8, executable),
            new BareVisits(4, executable), new BareVisits(8, executable),
            new AdScanPeer(4, lab.Port), new AdScanPeer(8, lab.Port),
        ];
        var measures = new List<PeerMeasure>();
        foreach (var peer in peers.Where(options.Asks))
        {
            await Console.Error.WriteLineAsync($"{peer.Name} …");
            measures.Add(await PeerMeasure.OfAsync(peer, jobs, lab.ProcessId));
            foreach (var why in measures[^1].Results.Where(r => r.Error is not null).CountBy(r => r.Error!.Split('\n')[0])) await Console.Error.WriteLineAsync($"  {why.Value} × {why.Key}");
        }

        var table = PeerTable.Of(measures, jobs, options, executable);
        if (options.Out is { } file) await File.WriteAllTextAsync(file, table);
        Console.WriteLine(table);
    }

    /// <summary>Whole ads, evenly spread over the lab, for at most so many impressions; at least one ad.</summary>
    private static List<PeerJob> Spread(IReadOnlyList<PeerJob> all, int viewers, int? impressions)
    {
        var ads = all.Chunk(viewers).ToList();
        var wanted = Math.Clamp((impressions ?? int.MaxValue) / viewers, 1, ads.Count);
        return Enumerable.Range(0, wanted).SelectMany(i => ads[i * ads.Count / wanted]).ToList();
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AdScan.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The benchmarks do not run inside a checkout.");
        return folder;
    }
}
