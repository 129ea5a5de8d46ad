using System.Globalization;
using AdScan.Benchmarks.HotPaths;
using AdScan.Benchmarks.Peers;
using AdScan.Benchmarks.Pictures;
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
            case ["load"]:
                LoadTime.Run();
                break;
            case ["load-once"]:
                LoadTime.RunOnce();
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
            case ["damage", var run]:
                DamageTest.Run(run, damages: 1000);
                break;
            case ["report"]:
                await ReportSpeed.RunAsync();
                break;
            case ["policy"]:
                PolicySpeed.Run();
                break;
            case ["policy-accuracy", .. var files]:
                PolicyAccuracy.Run(files.Where(f => f != "--false").ToList(), files.Contains("--false"));
                break;
            case ["pictures", .. var folder]:
                await PictureSet.MakeAsync(folder is [var to] ? to : PictureSet.DefaultFolder);
                break;
            case ["picture-cost", .. var count]:
                await PictureCost.RunAsync(PictureSet.DefaultFolder, count is [var creatives] ? int.Parse(creatives, CultureInfo.InvariantCulture) : 200, together: 10);
                break;
            case ["ocr", .. var arguments]:
                await OcrAccuracy.RunAsync(arguments.FirstOrDefault(a => a != "--errors") ?? PictureSet.DefaultFolder, arguments.Contains("--errors"));
                break;
            case ["appearance-accuracy", .. var files]:
                AppearanceAccuracy.Run(files.Where(f => !f.StartsWith("--", StringComparison.Ordinal)).ToList(), files.Contains("--test"), files.Contains("--false"));
                break;
            case ["hotpaths", .. var rest]:
                HotPathConfig.Run(rest);
                break;
            case ["lab-server"]:
                await LabServer.ServeAsync();
                break;
            case ["peers", .. var rest]:
                await PeerComparison.RunAsync(PeerOptions.Of(rest));
                break;
            case ["codes"]:
                CodeAccuracy.Run();
                break;
            case ["hashes", .. var files]:
                HashDistances.Run(files);
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args);
                break;
        }
    }
}
