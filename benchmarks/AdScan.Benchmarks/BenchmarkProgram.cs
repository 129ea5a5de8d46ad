using System.Globalization;
using BenchmarkDotNet.Running;

namespace AdScan.Benchmarks;

/// <summary>Runs BenchmarkDotNet classes, or one of the measurements and tools beside them.</summary>
internal static class BenchmarkProgram
{
    public static async Task Main(string[] args)
    {
        switch (args)
        {
            case ["split", var folder]:
                TextSplitter.Run(folder);
                break;
            case ["rivals", .. var files]:
                TextRivals.Run(files);
                break;
            case ["speed"]:
                await SpeedComparison.RunAsync(plainImpressions: 24, ourImpressions: 240);
                break;
            case ["endurance"]:
                await Endurance.RunAsync(impressions: 2000);
                break;
            case ["soak", .. var count]:
                await Soak.RunAsync(count is [var impressions] ? int.Parse(impressions, CultureInfo.InvariantCulture) : 5000);
                break;
            case ["life"]:
                await LifeCost.RunAsync(impressions: 120);
                break;
            case ["archive"]:
                await ArchiveCost.RunAsync(rounds: 3);
                break;
            case ["policy"]:
                PolicySpeed.Run();
                break;
            case ["policy-accuracy", .. var files]:
                PolicyAccuracy.Run(files.Where(f => f != "--false").ToList(), files.Contains("--false"));
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args);
                break;
        }
    }
}
