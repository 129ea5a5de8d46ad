using Newtonsoft.Json.Linq;

namespace AdScan.PackageTests;

/// <summary>Projects that know nothing of this repository, with the package added: the samples, built and run from it.</summary>
[Collection("packages")]
public sealed class ConsumerTests(Packages packages)
{
    private const string Bad = "<h3>老中医祖传秘方</h3><p>一个疗程根治糖尿病，无效全额退款</p>";
    private const string Good = "<h3>新茶上市</h3><p>产地直采，七天内可退换</p>";

    /// <summary>The driver of the browser is 141 MB of 169; with those of all platforms it would be 580.</summary>
    private const long MostOutput = 180_000_000;

    private static string Sample(string name) => Path.Combine(Checkout.Root, "samples", name);

    [Fact]
    public async Task A_console_program_gates_a_feed()
    {
        var project = await packages.CreateAsync("IntakeGate", "console", Sample("IntakeGate"));
        Assert.InRange(project.OutputBytes, 1, MostOutput);
        var feed = packages.At("gate.jsonl");
        await File.WriteAllLinesAsync(feed, [new JObject { ["id"] = "bad", ["html"] = Bad }.ToString(Newtonsoft.Json.Formatting.None), new JObject { ["id"] = "good", ["html"] = Good }.ToString(Newtonsoft.Json.Formatting.None)]);

        var done = await project.RunAsync(feed, packages.At("gate-run"));

        Assert.True(done.ExitCode == 0, done.Output + done.Errors);
        var decisions = done.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse).ToDictionary(d => (string)d["Id"]!);
        Assert.Equal("admit", (string?)decisions["good"]["Action"]);
        Assert.Equal("block", (string?)decisions["bad"]["Action"]);
        Assert.NotEmpty(decisions["bad"]["Articles"]!);
        Assert.NotEmpty(Directory.GetFiles(packages.At("gate-run/evidence"), "*.jpeg"));
    }

    [Fact]
    public async Task A_web_program_answers_with_reports()
    {
        var project = await packages.CreateAsync("ScanApi", "web", Sample("ScanApi"));
        Assert.InRange(project.OutputBytes, 1, MostOutput);
        await using var program = project.Start("--urls", "http://127.0.0.1:0");
        var address = new Uri((await program.SaysAsync(@"Now listening on: (\S+)")).Groups[1].Value);
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };

        using var scanned = await client.PostAsync(new Uri("/scan", UriKind.Relative), new StringContent(Bad));
        var report = JObject.Parse(await scanned.Content.ReadAsStringAsync());
        Assert.Equal("block", (string?)report["verdict"]);
        Assert.Contains("根治糖尿病", (string?)report["variants"]![0]!["text"], StringComparison.Ordinal);

        using var refused = await client.PostAsync(new Uri("/scan", UriKind.Relative), new StringContent(new string('x', (1024 * 1024) + 1)));
        Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task A_background_service_tells_when_a_verdict_changes()
    {
        var project = await packages.CreateAsync("LiveWatch", "web", Sample("LiveWatch"));
        var ads = Directory.CreateDirectory(packages.At("live")).FullName;
        await PutAsync(ads, Good);
        await using var program = project.Start("--Watch:Folder", ads, "--Watch:Period", "00:00:01");
        await program.SaysAsync("Looked at 1 live ads");
        await PutAsync(ads, Bad);
        await program.SaysAsync(@"tea was Pass and is Block");
    }

    /// <summary>Puts the ad there at once, as the page on the sample says: a file written in place may be read half written.</summary>
    private async Task PutAsync(string folder, string markup)
    {
        var written = packages.At("tea.writing");
        await File.WriteAllTextAsync(written, markup);
        File.Move(written, Path.Combine(folder, "tea.html"), overwrite: true);
    }
}
