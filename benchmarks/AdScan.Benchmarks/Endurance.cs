using System.Globalization;
using AdScan.Harness.Lab;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.Benchmarks;

/// <summary>Many impressions in one process: whether memory stays flat, browsers are replaced by count, and nothing is left behind.</summary>
internal static class Endurance
{
    private const int Warm = 200;

    public static async Task RunAsync(int impressions)
    {
        await using var lab = await LabExchange.StartAsync(0, Region.Known, CancellationToken.None);
        var cases = lab.SnippetsOf(lab.Cases("demo"));
        var viewers = ViewerMatrix.Of([Region.Shanghai, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.HuaweiMate60]);
        var browsers = new HashSet<int>();
        var (made, failed, next) = (0, 0, Warm);
        var readings = new List<(int Impressions, MemoryReading Memory)>();
        await using (var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = viewers, Repeats = 2, AllowPrivate = [$"*.localhost:{lab.Port}"] }))
        {
            var perSnippet = scanner.ImpressionsPerSnippet;
            var snippets = Enumerable.Range(0, impressions / perSnippet).Select(i => new AdSnippet(cases[i % cases.Count].Content) { Id = i.ToString(CultureInfo.InvariantCulture) });
            await foreach (var report in scanner.ScanAllAsync(snippets))
            {
                made += report.Coverage.Made;
                failed += report.Coverage.Failed;
                browsers.UnionWith(MemoryReading.Descendants());
                if (made < next) continue;
                next += Warm;
                readings.Add((made, MemoryReading.Take()));
            }
        }

        Console.WriteLine("| impressions | .NET heap MiB | tool MiB | browsers MiB | processes |\n| --- | --- | --- | --- | --- |");
        foreach (var (count, memory) in readings) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count} | {memory.Managed:0} | {memory.Tool:0} | {memory.Browsers:0} | {memory.Processes} |"));

        // A single reading swings with what is in flight; the halves tell whether anything grows.
        var half = readings.Count / 2;
        var (first, last) = (readings.Take(half).ToList(), readings.Skip(half).ToList());
        double Growth(Func<MemoryReading, double> kind) => last.Average(r => kind(r.Memory)) / first.Average(r => kind(r.Memory));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{made} impressions, {failed} failed; second half of the readings ÷ first half: tool {Growth(m => m.Tool):0.00}×, browsers {Growth(m => m.Browsers):0.00}×; {browsers.Count} processes seen, {MemoryReading.Descendants().Count} left."));
    }
}
