using AdScan.Evidence;
using AdScan.Reporting;
using AdScan.Snippets;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Evidence;

/// <summary>Small runs as the tool leaves them: judged, reported, sealed.</summary>
internal static class SealedRun
{
    public static readonly DateTimeOffset Now = new(2026, 11, 27, 8, 0, 0, TimeSpan.FromHours(8));

    public static JObject Options { get; } = new() { ["inputs"] = new JArray("feed.jsonl"), ["model"] = "m" };

    public static async Task<RunManifest> WriteAsync(string path, int snippets = 3, SigningKey? key = null)
    {
        await using var scanner = new AdScanner();
        using var folder = RunFolder.Open(path, Options, resume: false, Now);
        for (var i = 1; i <= snippets; i++) folder.Write(Judge(scanner, $"a{i}"));
        return Finish(folder, key);
    }

    public static ScanReport Judge(AdScanner scanner, string id) =>
        scanner.Judge(new AdSnippet("") { Id = id, Advertiser = "康元堂" }, Impress.Viewers.Take(2).Select(v => Impress.Showing(v, $"康元堂{id}\n祖传秘方，根治糖尿病，三天见效永不复发")).ToList());

    public static RunManifest Finish(RunFolder folder, SigningKey? key = null)
    {
        var run = new RunReport
        {
            Tool = "adscan 0.1.0",
            Environment = new RunEnvironment { Browser = "Chromium 1", Model = "m", System = "Linux" },
            Options = folder.Options,
            StartedAt = folder.StartedAt,
            FinishedAt = Now.AddMinutes(1),
            Summary = RunSummary.Of(folder.Reports),
            Viewers = [],
            Snippets = folder.Reports,
        };
        folder.Finish(run);
        folder.Dispose();
        return RunSeal.Write(folder.Path, run, [RunComponent.OfAssembly("library", typeof(AdScanner))], Now.AddMinutes(2), key);
    }
}
