using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AdScan.Benchmarks.Peers;

/// <summary>The comparison as Markdown.</summary>
internal static class PeerTable
{
    public static string Of(IReadOnlyList<PeerMeasure> measures, IReadOnlyList<PeerJob> jobs, PeerOptions options, string executable)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        var shown = PeerMeasure.Shown(jobs).Count;
        Line($"# Whole scans, beside the peers");
        Line($"");
        Line($"`dotnet run -c Release --project benchmarks/AdScan.Benchmarks -- {options.Arguments}` at commit {Said("git", "-C", PeerComparison.Checkout, "rev-parse", "--short", "HEAD")};");
        Line($"{RuntimeInformation.OSDescription.Split('#')[0].Trim()} {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB; {Said(executable, "--version")}, .NET {Environment.Version}, Node.js {Said("node", "--version")}, {DateTime.UtcNow:yyyy-MM-dd}.");
        Line($"");
        Line($"{jobs.Select(job => job.Case).Distinct().Count()} ads of the lab × {jobs.Select(job => job.Viewer).Distinct().Count()} viewers, all peers one after another in one run: compare rows, not runs. AdScan looks once more at each ad, as the control.");
        Line($"CPU and memory are those of every process that works for a peer, the lab excluded. Of {shown} contents that these ads show to these viewers, “found” are those that one of them was seen to be shown.");
        Line($"");
        Line($"| | impressions | failed | impressions/s | CPU ms/impression | life, s/impression | life, s/CPU s | found | found/100 s of CPU | peak, MB |");
        Line($"| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var m in measures)
        {
            Line($"| {m.Peer.Name} | {m.Results.Count} | {m.Failed} | {m.Rate:0.00} | {m.CpuMs:0} | {m.LifeSeconds / m.Results.Count:0.0} | {m.LifeSeconds / m.Cpu:0.0} | {m.Found(jobs)} of {shown} | {m.Found(jobs) * 100 / m.Cpu:0.0} | {m.PeakBytes / 1e6:0} |");
        }

        Line($"");
        AddRatios(Line, measures, jobs);
        Line($"Where the CPU goes, in ms an impression:");
        Line($"");
        Line($"| | {string.Join(" | ", measures.Select(m => m.Peer.Name))} |");
        Line($"| --- |{string.Concat(measures.Select(_ => " ---: |"))}");
        foreach (var kind in measures.SelectMany(m => m.CpuByKind.Keys).Distinct().OrderByDescending(kind => measures.Max(m => m.CpuByKind.GetValueOrDefault(kind))))
        {
            Line($"| {kind} | {string.Join(" | ", measures.Select(m => m.CpuByKind.TryGetValue(kind, out var cpu) ? (cpu * 1000 / m.Results.Count).ToString("0", CultureInfo.InvariantCulture) : "–"))} |");
        }

        return text.ToString();
    }

    /// <summary>The best of ours against the best of theirs, and against the floor.</summary>
    private static void AddRatios(Action<FormattableString> line, IReadOnlyList<PeerMeasure> measures, IReadOnlyList<PeerJob> jobs)
    {
        var (ours, floor) = (measures.Where(m => m.Peer is AdScanPeer).MaxBy(m => m.Rate), measures.Where(m => m.Peer is BareVisits).MaxBy(m => m.Rate));
        var theirs = measures.Where(m => m.Peer is NodePeer or PlainLoop).ToList();
        if (ours is null) return;
        double FoundPerCpu(PeerMeasure m) => m.Found(jobs) / m.Cpu;
        line($"| AdScan ÷ | impressions/s | CPU/impression | life/CPU s | found | found/CPU s |");
        line($"| --- | ---: | ---: | ---: | ---: | ---: |");
        void Row(string name, PeerMeasure m) => line($"| {name} | {ours.Rate / m.Rate:0.00}× | {ours.CpuMs / m.CpuMs:0.00}× | {ours.LifeSeconds / ours.Cpu / (m.LifeSeconds / m.Cpu):0.0}× | {(double)ours.Found(jobs) / m.Found(jobs):0.00}× | {FoundPerCpu(ours) / FoundPerCpu(m):0.00}× |");
        if (theirs.MaxBy(m => m.Rate) is { } best) Row($"the fastest peer ({best.Peer.Name})", best);
        if (floor is not null) Row("the bare protocol", floor);
        line($"");
    }

    private static string Said(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return said;
    }
}
