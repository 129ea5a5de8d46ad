using AdScan.Harness;
using Newtonsoft.Json.Linq;

namespace AdScan.BrowserTests;

/// <summary>The tool from feed to run folder.</summary>
[Collection("browser")]
public sealed class MainJobTests : IDisposable
{
    private readonly string _run = Path.Combine(Directory.CreateTempSubdirectory("adscan-test-").FullName, "run");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_run)!, recursive: true);

    [Fact]
    public async Task Scans_a_set_of_the_lab_into_a_run_folder()
    {
        Assert.Equal(0, await Tool.RunAsync(["scan", "lab:tiny", "--regions", "CN-SH", "--devices", "iphone-15", "--out", _run, "--fail-on", "never"]));
        var report = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(_run, "report.json")));
        Assert.Equal(2, report["snippets"]!.Count());
        Assert.Equal(2, (await File.ReadAllLinesAsync(Path.Combine(_run, "results.jsonl"))).Length);
        var page = await File.ReadAllTextAsync(Path.Combine(_run, "report.html"));
        Assert.Contains("data:image/jpeg;base64,", page);
        Assert.All(report["snippets"]!.SelectMany(s => s["findings"] ?? new JArray()).SelectMany(f => f["evidence"]!), path => Assert.True(File.Exists(Path.Combine(_run, (string)path!))));
    }

    [Fact]
    public async Task Exits_with_1_only_where_something_is_at_or_above_the_given_verdict()
    {
        Assert.Equal(1, await Tool.RunAsync(["scan", "lab:tiny", "--regions", "CN-SH", "--devices", "iphone-15", "--out", _run, "--fail-on", "review"]));
    }

    [Fact]
    public async Task Resumes_without_redoing_what_is_done()
    {
        string[] scan = ["scan", "lab:tiny", "--regions", "CN-SH", "--devices", "iphone-15", "--out", _run, "--fail-on", "never"];
        await Tool.RunAsync(scan);
        var results = Path.Combine(_run, "results.jsonl");
        var lines = await File.ReadAllLinesAsync(results);
        await File.WriteAllTextAsync(results, lines[0] + "\n" + lines[1][..20]);
        await CutChainAsync(records: 1);
        Assert.Equal(2, await Tool.RunAsync(scan));
        Assert.Equal(0, await Tool.RunAsync([.. scan, "--resume"]));
        var resumed = await File.ReadAllLinesAsync(results);
        Assert.Equal(2, resumed.Length);
        Assert.Equal(lines[0], resumed[0]);
        Assert.Equal((string?)JObject.Parse(lines[1])["id"], (string?)JObject.Parse(resumed[1])["id"]);
        Assert.Equal(2, JObject.Parse(await File.ReadAllTextAsync(Path.Combine(_run, "report.json")))["snippets"]!.Count());
    }

    /// <summary>As a tool that was killed leaves it: a record is tied to the chain once it is whole on disk, and the seal comes last.</summary>
    private async Task CutChainAsync(int records)
    {
        var chain = Path.Combine(_run, "chain.jsonl");
        await File.WriteAllLinesAsync(chain, (await File.ReadAllLinesAsync(chain)).Take(records));
        foreach (var seal in Directory.GetFiles(_run, "manifest.*")) File.Delete(seal);
    }
}
