using AdScan.Harness;
using AdScan.Reporting;
using AdScan.Snippets;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Harness;

/// <summary>A saved run is judged again without a browser, and stays as it is.</summary>
[Collection("console")]
public sealed class JudgeCommandTests : IAsyncLifetime, IDisposable
{
    private const string Policy = """
        {
          "schema": "adscan-policy/1",
          "version": "acme-7",
          "adjust": [ { "categories": ["false-absolute-claim"], "severity": "block", "industries": ["医美"] } ]
        }
        """;

    private readonly Scratch _scratch = new();

    private string Run => Path.Combine(_scratch.Path, "run");

    public async Task InitializeAsync()
    {
        await using var scanner = new AdScanner();
        using var folder = RunFolder.Open(Run, new JObject { ["policy"] = "2026.11", ["model"] = scanner.Environment.Model }, resume: false, DateTimeOffset.UnixEpoch);
        folder.Write(scanner.Judge(new AdSnippet("") { Id = "spa", Advertiser = "云州医美", Industry = "医美" }, Impress.Viewers.Select(v => Impress.Showing(v, "本院技术行业第一")).ToList()));
        folder.Write(scanner.Judge(new AdSnippet("") { Id = "table", Industry = "家居" }, Impress.Viewers.Select(v => Impress.Showing(v, "原木餐桌，支持上门安装")).ToList()));
        folder.Write(SnippetJudge.Unseen(new AdSnippet("") { Id = "unseen" }, "The file is broken.", 1));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Changes_nothing_by_the_same_policy()
    {
        var (code, output) = await JudgeAsync(Run);
        Assert.Contains("0 of 3 snippets change", output);
        Assert.Equal(4, code);
    }

    [Fact]
    public async Task Shows_what_another_policy_changes_and_leaves_the_run_as_it_is()
    {
        var before = await File.ReadAllBytesAsync(Path.Combine(Run, "results.jsonl"));
        var (code, output) = await JudgeAsync(Run, "--policy", _scratch.Write("policy.json", Policy), "--format", "json");
        var result = JObject.Parse(output);
        Assert.Equal("2026.11", (string?)result["before"]!["policy"]);
        Assert.Equal("2026.11+acme-7", (string?)result["after"]!["policy"]);
        var change = Assert.Single(result["changes"]!);
        Assert.Equal("spa", (string?)change["id"]);
        Assert.Equal("block", (string?)change["after"]);
        Assert.Equal(("false-absolute-claim", "block"), ((string?)change["added"]![0]!["category"], (string?)change["added"]![0]!["severity"]));
        Assert.Equal("review", (string?)change["gone"]![0]!["severity"]);
        Assert.Equal(1, code);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Run, "results.jsonl")));
    }

    [Theory]
    [InlineData("sarif", "\"level\": \"error\"")]
    [InlineData("sarif", "\"text\": \"绝对化用语 · ")]
    [InlineData("markdown", "停止投放 Block 1")]
    [InlineData("csv", "block,spa,")]
    public async Task Exports_the_run_as_it_is_judged_now(string format, string told)
    {
        var (code, output) = await JudgeAsync(Run, "--policy", _scratch.Write("policy.json", Policy), "--format", format);
        Assert.Contains(told, output);
        Assert.Contains("The file is broken.", output);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task Refuses_a_bad_policy_with_its_line()
    {
        var (code, error) = await JudgeAsync(Run, "--policy", _scratch.Write("policy.json", Policy.Replace("block", "blok", StringComparison.Ordinal)));
        Assert.Equal(2, code);
        Assert.Contains("policy.json:4: the severity of the adjustment is 'blok'", error);
    }

    [Fact]
    public async Task Lowers_what_was_assessed_and_refuses_a_bad_register()
    {
        var fingerprint = SavedRun.Read(Run).Reports.Single(r => r.Id == "spa").Variants[0].Fingerprint;
        var allow = _scratch.Write("allow.csv", $"advertiser,fingerprint,categories,validUntil,assessedBy\n云州医美,{fingerprint},false*,2999-12-31,审核部\n");
        var (_, output) = await JudgeAsync(Run, "--allow", allow);
        Assert.Contains("info false-absolute-claim", output);
        var (code, error) = await JudgeAsync(Run, "--registry", _scratch.Write("register.csv", "name\n云州市殡仪馆\n"));
        Assert.Equal(2, code);
        Assert.Contains("register.csv:1: the first row must name the columns", error);
    }

    [Fact]
    public async Task Refuses_a_folder_without_a_run()
    {
        var (code, error) = await JudgeAsync(_scratch.Path);
        Assert.Equal(2, code);
        Assert.Contains("Name the folder of a run.", error);
    }

    [Fact]
    public async Task Refuses_a_run_whose_evidence_is_gone()
    {
        Directory.Delete(Path.Combine(Run, "evidence"), recursive: true);
        Assert.Equal(2, (await JudgeAsync(Run)).Code);
    }

    /// <summary>Runs the command; what it said, to whichever stream.</summary>
    private static async Task<(int Code, string Said)> JudgeAsync(params string[] arguments)
    {
        var said = new StringWriter();
        var (output, error) = (Console.Out, Console.Error);
        Console.SetOut(said);
        Console.SetError(said);
        try
        {
            return (await Tool.RunAsync(["judge", .. arguments]), said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
