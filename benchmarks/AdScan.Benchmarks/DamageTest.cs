using AdScan.Evidence;
using AdScan.Reporting;

namespace AdScan.Benchmarks;

/// <summary>Damages a copy of a real run many times at random, and counts how many of the damages a verification finds; and what sealing and verifying cost.</summary>
internal static class DamageTest
{
    private const int Times = 5;

    public static void Run(string run, int damages)
    {
        var folder = Directory.CreateTempSubdirectory("adscan-damage-").FullName;
        try
        {
            Copy(run, folder);
            if (RunVerifier.Verify(folder) is { IsWhole: false } already) throw new InvalidOperationException($"The run is damaged already: {already.Differences[0].Message}");
            PrintDamages(folder, damages);
            PrintCost(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void PrintDamages(string folder, int damages)
    {
        var random = new Random(20261130);
        var kinds = RunDamage.Kinds.Keys.ToList();
        var (found, named) = (new int[kinds.Count], new int[kinds.Count]);
        for (var i = 0; i < damages; i++)
        {
            var kind = i % kinds.Count;
            using var damage = RunDamage.Do(folder, kinds[kind], random);
            var verification = RunVerifier.Verify(folder);
            if (!verification.IsWhole) found[kind]++;
            else Console.Error.WriteLine($"not found: {damage.What}");
            if (damage.IsNamedBy(verification)) named[kind]++;
            else Console.Error.WriteLine($"not named: {damage.What}: {string.Join(" ", verification.Differences.Select(d => d.Message))}");
        }

        Console.WriteLine("| damage | done | found | named rightly |\n| --- | ---: | ---: | ---: |");
        for (var k = 0; k < kinds.Count; k++) Console.WriteLine(Said($"| {kinds[k]} | {(damages / kinds.Count) + (k < damages % kinds.Count ? 1 : 0)} | {found[k]} | {named[k]} |"));
        Console.WriteLine(Said($"| **all** | {damages} | {found.Sum()} ({100.0 * found.Sum() / damages:0.0} %) | {named.Sum()} ({100.0 * named.Sum() / damages:0.0} %) |"));
        Console.WriteLine(Said($"\nUndone, all of them: the run is {(RunVerifier.Verify(folder).IsWhole ? "whole" : "not whole")} again."));
    }

    private static void PrintCost(string folder)
    {
        var verification = RunVerifier.Verify(folder);
        var run = AdScanJson.Read<RunReport>(File.ReadAllText(Path.Combine(folder, "report.json")));
        var components = verification.Manifest!.Components;
        var seal = Best(() => RunSeal.Write(folder, run, components, TimeProvider.System.GetUtcNow()));
        var verify = Best(() => RunVerifier.Verify(folder));
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        RunVerifier.Verify(folder);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        double Per(double whole) => whole * 1000 / verification.Records;
        double MiB(double bytes) => bytes / 1024 / 1024;
        double Size(string name) => new FileInfo(Path.Combine(folder, name)).Length;
        Console.WriteLine("\n| | this run | for 1,000 snippets |\n| --- | ---: | ---: |");
        Console.WriteLine(Said($"| snippets | {verification.Records} | 1000 |"));
        Console.WriteLine(Said($"| files | {verification.Files} | {Per(verification.Files):0} |"));
        Console.WriteLine(Said($"| run folder (MiB) | {MiB(verification.Bytes):0.0} | {Per(MiB(verification.Bytes)):0} |"));
        Console.WriteLine(Said($"| of it `manifest.json` (MiB) | {MiB(Size("manifest.json")):0.000} | {Per(MiB(Size("manifest.json"))):0.00} |"));
        Console.WriteLine(Said($"| of it `chain.jsonl` (MiB) | {MiB(Size("chain.jsonl")):0.000} | {Per(MiB(Size("chain.jsonl"))):0.00} |"));
        Console.WriteLine(Said($"| seal it (s) | {seal:0.000} | {Per(seal):0.0} |"));
        Console.WriteLine(Said($"| verify it (s) | {verify:0.000} | {Per(verify):0.0} |"));
        Console.WriteLine(Said($"| allocated by verifying, in all (MiB) | {MiB(allocated):0.0} | {Per(MiB(allocated)):0} |"));
    }

    private static double Best(Action act) => Enumerable.Range(0, Times).Min(_ =>
    {
        var began = TimeProvider.System.GetTimestamp();
        act();
        return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    });

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string Said(FormattableString text) => FormattableString.Invariant(text);
}
