using AdScan.Harness;

namespace AdScan.Tests.Harness;

/// <summary>Bad input: exit 2, one clear sentence, nothing half-written.</summary>
[Collection("console")]
public sealed class ToolTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("--regions sichaun", "sichuan")]
    [InlineData("--devices iphone-155", "iphone-15")]
    [InlineData("--life forever", "--life")]
    [InlineData("--timeout 0.1s", "Timeout")]
    [InlineData("--fail-on sometimes", "--fail-on")]
    [InlineData("--format pdf", "sarif")]
    [InlineData("--apps wechet", "wechat")]
    [InlineData("--apps wechat --devices desktop-windows", "one of the apps runs")]
    [InlineData("--at 25:00", "22:30")]
    [InlineData("--click sometimes", "follow")]
    [InlineData("--concurrency many", "many")]
    [InlineData("--concurrency 0", "MaxConcurrentImpressions")]
    [InlineData("--colour red", "colour")]
    [InlineData("--allow-private http://x/", "http://x/")]
    [InlineData("--resume", "--out")]
    [InlineData("--model none.zip", "none.zip")]
    [InlineData("--policy none.json", "none.json")]
    public async Task Refuses_options_it_cannot_follow(string options, string told)
    {
        var feed = _scratch.Write("feed.jsonl", "{\"id\":\"a\",\"html\":\"x\"}");
        var (code, error) = await RunAsync(["scan", feed, .. options.Split(' '), .. options == "--resume" ? Array.Empty<string>() : ["--out", Path.Combine(_scratch.Path, "run")]]);
        Assert.Equal(2, code);
        Assert.Contains(told, error);
        Assert.False(Directory.Exists(Path.Combine(_scratch.Path, "run")));
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"html\":\"x\"}\n{oops", ":2:")]
    [InlineData("", "no snippet")]
    public async Task Refuses_a_broken_feed_before_anything_is_written(string feed, string told)
    {
        var path = _scratch.Write("feed.jsonl", feed);
        var (code, error) = await RunAsync(["scan", path, "--out", Path.Combine(_scratch.Path, "run")]);
        Assert.Equal(2, code);
        Assert.Contains(told, error);
        Assert.False(Directory.Exists(Path.Combine(_scratch.Path, "run")));
    }

    [Fact]
    public async Task Refuses_the_same_id_in_two_inputs()
    {
        var (one, two) = (_scratch.Write("1.jsonl", "{\"id\":\"a\",\"html\":\"x\"}"), _scratch.Write("2.jsonl", "{\"id\":\"a\",\"html\":\"y\"}"));
        var (code, error) = await RunAsync(["scan", one, two]);
        Assert.Equal(2, code);
        Assert.Contains("'a'", error);
    }

    [Theory]
    [InlineData("judge")]
    [InlineData("verify")]
    [InlineData("scan lab:nowhere")]
    [InlineData("scan no-such-file.jsonl")]
    [InlineData("nonsense")]
    [InlineData("evaluate no-such-file.jsonl")]
    public async Task Refuses_what_is_not_there(string line) => Assert.Equal(2, (await RunAsync(line.Split(' '))).Code);

    [Fact]
    public async Task Classifies_lines_and_json_lines()
    {
        var path = _scratch.Write("texts.txt", "新鲜蔬菜半小时送到家\n{\"id\":\"x7\",\"text\":\"保本保息，年化收益18%，稳赚不赔\"}\n");
        var output = new StringWriter();
        var before = Console.Out;
        Console.SetOut(output);
        try
        {
            Assert.Equal(0, await Tool.RunAsync(["classify", path]));
        }
        finally
        {
            Console.SetOut(before);
        }

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("\"id\":\"1\",\"verdict\":\"pass\"", lines[0]);
        Assert.StartsWith("{\"id\":\"x7\"", lines[1]);
        Assert.DoesNotContain("\"pass\"", lines[1]);
    }

    private static async Task<(int Code, string Error)> RunAsync(string[] args)
    {
        var error = new StringWriter();
        var before = Console.Error;
        Console.SetError(error);
        try
        {
            return (await Tool.RunAsync(args), error.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
