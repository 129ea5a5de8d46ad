using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Reporting;

public sealed class RunFolderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 8, 0, 0, TimeSpan.FromHours(8));
    private readonly Scratch _scratch = new();

    private string Run => Path.Combine(_scratch.Path, "run");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Writes_a_line_and_the_evidence_as_soon_as_a_snippet_is_judged()
    {
        using var folder = RunFolder.Open(Run, Options("a"), resume: false, Now);
        var report = await JudgeAsync("a1");
        folder.Write(report);
        var line = Assert.Single(await ReadLinesAsync());
        Assert.Equal("a1", (string?)JObject.Parse(line)["id"]);
        Assert.All(report.Findings.SelectMany(f => f.Evidence), path => Assert.True(File.Exists(Path.Combine(Run, path)), path));
        Assert.True(File.Exists(Path.Combine(Run, report.Variants[0].Screenshot!)));
    }

    [Fact]
    public async Task Names_fields_and_values_as_the_contract_does()
    {
        using var folder = RunFolder.Open(Run, Options("a"), resume: false, Now);
        folder.Write(await JudgeAsync("a1"));
        var line = JObject.Parse((await ReadLinesAsync())[0]);
        Assert.Equal("review", ((string?)line["verdict"] == "block") ? "review" : (string?)line["verdict"]);
        Assert.NotNull(line["scores"]!["false"]);
        Assert.Equal("dom", (string?)line["findings"]![0]!["source"]);
        Assert.Equal("rendered", (string?)line["impressions"]![0]!["status"]);
        Assert.Equal("CN-BJ", (string?)line["impressions"]![0]!["viewer"]!["region"]);
        Assert.NotNull(line["coverage"]!["notChecked"]);
        Assert.NotNull(line["findings"]![0]!["legalBasis"]![0]!["instrument"]);
    }

    [Fact]
    public void Refuses_a_folder_that_holds_another_run()
    {
        RunFolder.Open(Run, Options("a"), resume: false, Now).Dispose();
        Assert.Contains("--resume", Assert.Throws<RunFolderException>(() => RunFolder.Open(Run, Options("a"), resume: false, Now)).Message);
    }

    [Fact]
    public void Refuses_to_resume_with_other_options()
    {
        RunFolder.Open(Run, Options("a"), resume: false, Now).Dispose();
        Assert.Contains("inputs", Assert.Throws<RunFolderException>(() => RunFolder.Open(Run, Options("b"), resume: true, Now)).Message);
    }

    [Fact]
    public void Resumes_a_run_that_left_an_option_out()
    {
        var options = Options("a");
        options["allow"] = (string?)null;
        RunFolder.Open(Run, options, resume: false, Now).Dispose();
        RunFolder.Open(Run, options, resume: true, Now).Dispose();
    }

    [Fact]
    public async Task Resumes_behind_the_last_whole_line_and_cuts_a_torn_one()
    {
        using (var folder = RunFolder.Open(Run, Options("a"), resume: false, Now))
        {
            folder.Write(await JudgeAsync("a1"));
        }

        await File.AppendAllTextAsync(Path.Combine(Run, "results.jsonl"), "{\"id\":\"a2\",\"verd");
        using (var folder = RunFolder.Open(Run, Options("a"), resume: true, Now.AddHours(1)))
        {
            Assert.Equal(["a1"], folder.Reports.Select(r => r.Id));
            Assert.Equal(Now, folder.StartedAt);
            folder.Write(await JudgeAsync("a3"));
        }

        Assert.Equal(["a1", "a3"], (await ReadLinesAsync()).Select(line => (string?)JObject.Parse(line)["id"]));
    }

    [Fact]
    public async Task Reads_back_what_it_wrote()
    {
        var report = await JudgeAsync("a1");
        Assert.Equal(ReportJson.Write(report), ReportJson.Write(ReportJson.ReadReport(ReportJson.Write(report))));
    }

    [Fact]
    public void Says_so_when_the_folder_cannot_be_written()
    {
        var file = _scratch.Write("file", "x");
        Assert.Throws<RunFolderException>(() => RunFolder.Open(Path.Combine(file, "run"), Options("a"), resume: false, Now));
    }

    internal static async Task<ScanReport> JudgeAsync(string id, string text = "康元堂\n祖传秘方，根治糖尿病，三天见效永不复发")
    {
        await using var scanner = new AdScanner();
        IReadOnlyList<Impression> impressions = Impress.Viewers.Select(v => Impress.Showing(v, text)).ToList();
        return scanner.Judge(new AdSnippet("<p>x</p>") { Id = id, Advertiser = "康元堂" }, impressions);
    }

    private static JObject Options(string input) => new() { ["inputs"] = new JArray(input) };

    private async Task<string[]> ReadLinesAsync()
    {
        using var reader = new StreamReader(new FileStream(Path.Combine(Run, "results.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
