using System.Globalization;
using AdScan.Harness.Lab;
using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Viewers;
using Newtonsoft.Json.Linq;

namespace AdScan.Benchmarks;

/// <summary>What archives cost: CPU and time of an impression with and without them, DevTools calls, sizes, and what snippets share.</summary>
internal static class ArchiveCost
{
    public static async Task RunAsync(int rounds)
    {
        await using var lab = await LabExchange.StartAsync(0, Region.Known, CancellationToken.None);
        var (without, with) = (new Cost(), new Cost());

        // In turn, because the machine's speed drifts; the first pair warms up and is thrown away.
        for (var round = -1; round < rounds; round++)
        {
            var (plain, archived) = (await CostAsync(lab, ArchiveForms.None), await CostAsync(lab, ArchiveForms.Wacz));
            if (round < 0) continue;
            without.Add(plain);
            with.Add(archived);
        }

        Print(without, with);
    }

    private static void Print(Cost without, Cost with)
    {
        string Line(string name, Func<Cost, double> of, string format) => string.Create(CultureInfo.InvariantCulture, $"| {name} | {of(without).ToString(format, CultureInfo.InvariantCulture)} | {of(with).ToString(format, CultureInfo.InvariantCulture)} | {of(with) / of(without):0.00}× |");
        Console.WriteLine("| an impression | without | with | |\n| --- | --- | --- | --- |");
        Console.WriteLine(Line("CPU, ms", c => c.Cpu * 1000 / c.Impressions, "0"));
        Console.WriteLine(Line("time in the fastest run, ms", c => c.Fastest * 1000, "0"));
        foreach (var kind in with.ByKind.Keys.Where(kind => without.ByKind.GetValueOrDefault(kind) > 0.1).Order(StringComparer.Ordinal)) Console.WriteLine(Line($"CPU of {kind}, ms", c => c.ByKind.GetValueOrDefault(kind) * 1000 / c.Impressions, "0"));
        Console.WriteLine(Line("peak memory of .NET, MiB", c => c.Peak / 1048576.0, "0"));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{with.Impressions} impressions of {with.Sizes.Count} snippets. DevTools calls added to an impression: {(double)with.Calls / with.Impressions:0.0} (one for each page, one for each body). Requests kept: {with.Entries}; bodies missing: {with.Missing}; not as served: {with.Recoded}; requests that only the list has: {with.Listed - with.Entries}."));
        var sizes = with.Sizes.Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"WACZ of a snippet: median {sizes[sizes.Count / 2] / 1024.0:0} KiB, largest {sizes[^1] / 1024.0:0} KiB, all {sizes.Sum() / 1024.0:0} KiB, of which pictures {with.Pictures / 1024.0:0} KiB, which also lie beside them."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Payloads: {with.Carried / 1024.0:0} KiB received, {with.DistinctInSnippets / 1024.0:0} KiB distinct within each snippet, {with.DistinctInRun / 1024.0:0} KiB distinct within the run."));
    }

    private static async Task<Cost> CostAsync(LabExchange lab, ArchiveForms archives)
    {
        var folder = Directory.CreateTempSubdirectory("adscan-archive-cost-").FullName;
        try
        {
            await using var scanner = await AdScanner.StartAsync(new AdScannerOptions
            {
                Viewers = ViewerMatrix.Of([Region.Shanghai, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.HuaweiMate60]),
                AllowPrivate = [$"*.localhost:{lab.Port}"],
                Archives = archives,
                Timeout = TimeSpan.FromMinutes(2),
                CheckViewers = false,
            });
            using var run = RunFolder.Open(Path.Combine(folder, "run"), new JObject(), resume: false, TimeProvider.System.GetUtcNow());
            var cost = new Cost();
            var began = TimeProvider.System.GetTimestamp();
            using var tree = new ProcessTree();
            await foreach (var report in scanner.ScanAllAsync(lab.Snippets("demo")))
            {
                run.Write(report);
                cost.Count(report);
                cost.Peak = Math.Max(cost.Peak, Environment.WorkingSet);
            }

            cost.ByKind = tree.CpuByKind().ToDictionary(pair => pair.Key, pair => pair.Value);
            cost.Fastest = TimeProvider.System.GetElapsedTime(began).TotalSeconds / cost.Impressions;
            cost.Sizes.AddRange(Directory.GetFiles(Path.Combine(folder, "run", "evidence"), "*.wacz").Select(file => new FileInfo(file).Length));
            return cost;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What some runs cost together.</summary>
    private sealed class Cost
    {
        private readonly HashSet<string> _inRun = [];

        public Dictionary<string, double> ByKind { get; set; } = [];

        public double Cpu => ByKind.Values.Sum();

        /// <summary>Seconds an impression in the run that others on this machine disturbed least.</summary>
        public double Fastest { get; set; } = double.MaxValue;

        public int Impressions { get; private set; }

        public int Calls { get; private set; }

        public int Entries { get; private set; }

        public int Listed { get; private set; }

        public int Missing { get; private set; }

        public int Recoded { get; private set; }

        public long Peak { get; set; }

        public long Pictures { get; private set; }

        public long Carried { get; private set; }

        public long DistinctInSnippets { get; private set; }

        public long DistinctInRun { get; private set; }

        public List<long> Sizes { get; } = [];

        public void Count(ScanReport report)
        {
            var captures = report.Facts.SelectMany(i => i.Captures).ToList();
            Impressions += report.Facts.Count;
            Calls += report.Facts.Sum(i => 1 + i.Landings.Count()) + captures.Count(c => c.BodyBytes > 0);
            Entries += captures.Count;
            Listed += report.Facts.Sum(i => i.Network.Count + 1);
            Missing += captures.Count(c => c.Missing is not null);
            Recoded += captures.Count(c => c.IsRecoded);
            Pictures += report.Facts.SelectMany(i => i.Looks).Select(l => l.Picture).OfType<Picture>().DistinctBy(p => p.Sha256).Sum(p => (long)p.Content.Length);
            var bodies = captures.Select(c => c.Body).OfType<Payload>().ToList();
            Carried += bodies.Sum(b => (long)b.Content.Length);
            DistinctInSnippets += bodies.DistinctBy(b => b.Sha256).Sum(b => (long)b.Content.Length);
            DistinctInRun += bodies.DistinctBy(b => b.Sha256).Where(b => _inRun.Add(b.Sha256)).Sum(b => (long)b.Content.Length);
        }

        /// <summary>Costs add up; of what a run holds, the last stands for all.</summary>
        public void Add(Cost run)
        {
            foreach (var (kind, seconds) in run.ByKind) ByKind[kind] = ByKind.GetValueOrDefault(kind) + seconds;
            (Fastest, Impressions, Calls) = (Math.Min(Fastest, run.Fastest), Impressions + run.Impressions, Calls + run.Calls);
            (Entries, Listed, Missing, Recoded) = (Entries + run.Entries, Listed + run.Listed, Missing + run.Missing, Recoded + run.Recoded);
            (Peak, Pictures, Carried, DistinctInSnippets, DistinctInRun) = (Math.Max(Peak, run.Peak), run.Pictures, run.Carried, run.DistinctInSnippets, run.DistinctInRun);
            Sizes.Clear();
            Sizes.AddRange(run.Sizes);
        }
    }
}
