using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AdScan.BrowserTests;

/// <summary>What an impression costs, counted in what does not depend on the machine: calls to the browser.</summary>
[Collection("browser")]
public sealed partial class CostTests : IDisposable
{
    /// <summary>Four viewers and the control; before them, a look at each of the two devices as an ad would see it.</summary>
    private const int Impressions = 5, Checks = 2;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("adscan-cost-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_impression_of_an_ad_that_stands_still_takes_no_more_calls_than_it_did()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "ad.html"), "<h3>新茶上市</h3><p>产地直采，七天内可退换</p><a href='https://shop.example/'>看看</a>");
        var calls = (await CallsOfAsync("scan", "ad.html", "--regions", "CN-SH,CN-SC", "--devices", "iphone-15,huawei-mate-60", "--out", "run")).CountBy(call => call).ToDictionary();

        // Measured: 1,088 to 1,097 in all, 332 to 337 steps of the clock, 325 to 330 frames.
        Assert.InRange(calls.Values.Sum(), 1, 1200);
        Assert.InRange(calls["Emulation.setVirtualTimePolicy"], 1, 365);
        Assert.InRange(calls["HeadlessExperimental.beginFrame"], 1, 360);
        Assert.Equal(Impressions + Checks, calls["Target.createBrowserContext"]);
        Assert.Equal(Impressions + Checks, calls["Target.disposeBrowserContext"]);
        Assert.Equal(Impressions + Checks, calls["Page.navigate"]);
    }

    private async Task<IReadOnlyList<string>> CallsOfAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AdScan.Harness.dll"), .. arguments]) { WorkingDirectory = _folder, RedirectStandardError = true, RedirectStandardOutput = true };

        // Playwright's driver then tells each message of the DevTools protocol.
        start.Environment["DEBUG"] = "pw:protocol";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var calls = Sent().Matches(await process.StandardError.ReadToEndAsync().WaitAsync(Limit)).Select(sent => sent.Groups[1].Value).ToList();
        await process.WaitForExitAsync().WaitAsync(Limit);
        Assert.True(process.ExitCode == 0, await said);
        return calls;
    }

    [GeneratedRegex("SEND ► \\{.*?\"method\":\"([A-Za-z.]+)\"")]
    private static partial Regex Sent();
}
