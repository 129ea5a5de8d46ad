using System.Diagnostics;
using System.Globalization;
using AdScan.Harness.Lab;
using AdScan.Harness.Lab.Faults;
using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.Benchmarks;

/// <summary>A long run of ads of every kind with an attack among every so many: whether all are judged, rightly, with memory flat and nothing left behind.</summary>
internal static class Soak
{
    private const int HostileEvery = 50, Readings = 20, Seed = 20261129;

    public static async Task RunAsync(int impressions)
    {
        await using var lab = await LabExchange.StartAsync(0, Region.Known, CancellationToken.None);
        var before = Leftovers.Take();
        var options = new AdScannerOptions
        {
            Viewers = [new Viewer(Region.Shanghai, DeviceProfile.IPhone15)],
            Timeout = TimeSpan.FromSeconds(20),
            MaxBrowserMemory = 1024L * 1024 * 1024,
            AllowPrivate = [$"*.localhost:{lab.Port}"],
        };
        var mix = Mix(lab, impressions / 2).ToList();
        var known = mix.ToDictionary(pair => pair.Snippet.Id, pair => pair.Known, StringComparer.Ordinal);
        var (made, failed, wrong) = (0, 0, new List<string>());
        var readings = new List<(int Impressions, MemoryReading Memory)>();
        var began = Stopwatch.GetTimestamp();
        await using (var scanner = await AdScanner.StartAsync(options))
        {
            await foreach (var report in scanner.ScanAllAsync(mix.Select(pair => pair.Snippet)))
            {
                made += report.Coverage.Made;
                failed += report.Coverage.Failed;
                if (!known[report.Id].Truth.IsMetBy(report.Verdict)) wrong.Add($"{known[report.Id].Id}: expected {known[report.Id].Truth.Verdict}, got {ReportJson.NameOf(report.Verdict)} ({report.Reason})");
                known.Remove(report.Id);
                if ((made + failed) % 100 < 2) await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{made + failed} impressions, {failed} failed, {wrong.Count} wrong, {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
                if ((made + failed) * Readings >= impressions * (readings.Count + 1)) readings.Add((made + failed, MemoryReading.Take()));
            }
        }

        Print(readings);
        var half = readings.Count / 2;
        string Growth(Func<MemoryReading, double> kind)
        {
            var (first, second) = (readings.Take(half).Select(r => kind(r.Memory)).Order().ToList(), readings.Skip(half).Select(r => kind(r.Memory)).Order().ToList());
            return string.Create(CultureInfo.InvariantCulture, $"{second.Average() / first.Average():0.00}× (of the medians {second[second.Count / 2] / first[half / 2]:0.00}×, of the least {second[0] / first[0]:0.00}×)");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{made + failed} impressions in {Stopwatch.GetElapsedTime(began).TotalMinutes:0.0} min ({failed} of them cut or crashed), {mix.Count} ads, {mix.Count(m => m.Known.Sets.Contains(LabExchange.Hostile))} of them hostile; {known.Count} without a report, {wrong.Count} judged wrongly."));
        foreach (var group in wrong.GroupBy(w => w)) Console.WriteLine($"- {group.Count()} × {group.Key}");
        var left = await Leftovers.SinceAsync(before, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Second half of the readings ÷ first half: tool {Growth(m => m.Tool)}, browsers {Growth(m => m.Browsers)}. Left behind: {left.Count}."));
        foreach (var what in left) Console.WriteLine($"- {what}");
    }

    /// <summary>Ads whose truth one viewer can tell, in random order.</summary>
    private static IEnumerable<(AdSnippet Snippet, LabCase Known)> Mix(LabExchange lab, int count)
    {
        var random = new Random(Seed);
        var usual = lab.Cases("clean").Where(c => c.View.Key == new LabView().Key).ToList();
        var hostile = lab.Cases(LabExchange.Hostile);
        for (var i = 0; i < count; i++)
        {
            var cases = i % HostileEvery == HostileEvery - 1 ? hostile : usual;
            var known = cases[random.Next(cases.Count)];
            yield return (new AdSnippet(known.TagFor(lab.Port)) { Id = string.Create(CultureInfo.InvariantCulture, $"{i}-{known.Id}") }, known);
        }
    }

    private static void Print(List<(int Impressions, MemoryReading Memory)> readings)
    {
        Console.WriteLine("| impressions | .NET heap MiB | tool MiB | browsers MiB | processes |\n| --- | --- | --- | --- | --- |");
        foreach (var (count, memory) in readings) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count} | {memory.Managed:0} | {memory.Tool:0} | {memory.Browsers:0} | {memory.Processes} |"));
    }
}
