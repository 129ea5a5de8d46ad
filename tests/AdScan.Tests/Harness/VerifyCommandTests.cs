using AdScan.Evidence;
using AdScan.Harness;
using AdScan.Tests.Evidence;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Harness;

/// <summary><c>adscan verify</c>: exit 0 whole, 1 something differs, 2 misuse, and one sentence for each difference.</summary>
[Collection("console")]
public sealed class VerifyCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string Run => Path.Combine(_scratch.Path, "run");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_whole_run_is_0_and_says_that_nobody_signed()
    {
        await SealedRun.WriteAsync(Run);
        var (code, output, _) = await VerifyAsync(Run);
        Assert.Equal(0, code);
        Assert.Contains("Whole: the run is as it was sealed.", output);
        Assert.Contains("完好", output);
        Assert.Contains("Signature: none", output);
        Assert.Contains(RunSeal.HashOf(Run), output);
    }

    [Fact]
    public async Task A_damaged_run_is_1_and_names_what_differs()
    {
        await SealedRun.WriteAsync(Run);
        await File.AppendAllTextAsync(Path.Combine(Run, "report.html"), "<!-- -->");
        _scratch.Write("run/notes.txt", "x");
        var (code, output, _) = await VerifyAsync(Run);
        Assert.Equal(1, code);
        Assert.Contains("report.html was changed", output);
        Assert.Contains("notes.txt was added", output);
        Assert.Contains("2 differences", output);
    }

    [Fact]
    public async Task Json_names_them_too()
    {
        await SealedRun.WriteAsync(Run, key: SigningKey.Load(new OpenSsl(_scratch.Path).Key("mine")));
        File.Delete(Path.Combine(Run, "report.json"));
        var (code, output, _) = await VerifyAsync(Run, "--key", Path.Combine(_scratch.Path, "mine.pub.pem"), "--format", "json");
        var result = JObject.Parse(output);
        Assert.Equal((1, false, true), (code, (bool)result["whole"]!, (bool)result["signature"]!["keyChecked"]!));
        Assert.Equal(("missing", "report.json"), ((string?)result["differences"]![0]!["kind"], (string?)result["differences"]![0]!["path"]));
    }

    [Theory]
    [InlineData("", "is no folder")]
    [InlineData("--key none.pem", "none.pem")]
    [InlineData("--tsa-certificate none.pem", "none.pem")]
    [InlineData("--format xml", "xml")]
    public async Task Misuse_is_2_and_one_sentence(string options, string told)
    {
        if (options.Length > 0) await SealedRun.WriteAsync(Run, snippets: 1);
        var (code, _, error) = await VerifyAsync([Run, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(2, code);
        Assert.Contains(told, error);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("--sign none.pem", "none.pem")]
    [InlineData("--tsa ftp://tsa.example/", "ftp://tsa.example/")]
    public async Task A_scan_that_cannot_be_sealed_as_asked_does_not_begin(string options, string told)
    {
        var feed = _scratch.Write("feed.jsonl", "{\"id\":\"a\",\"html\":\"x\"}");
        var (code, _, error) = await RunAsync(["scan", feed, "--out", Run, .. options.Split(' ')]);
        Assert.Equal(2, code);
        Assert.Contains(told, error);
        Assert.False(Directory.Exists(Run));
    }

    private static Task<(int Code, string Output, string Error)> VerifyAsync(params string[] args) => RunAsync(["verify", .. args]);

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var (beforeOut, beforeError) = (Console.Out, Console.Error);
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            return (await Tool.RunAsync(args), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(beforeOut);
            Console.SetError(beforeError);
        }
    }
}
