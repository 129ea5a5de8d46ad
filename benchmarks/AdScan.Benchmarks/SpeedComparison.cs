using System.Globalization;
using System.Text;
using AdScan.Harness.Lab;
using AdScan.Rendering;
using AdScan.Snippets;
using AdScan.Viewers;
using Microsoft.Playwright;

namespace AdScan.Benchmarks;

/// <summary>Whole impressions of the lab's demo ad, in one run on the same machine: AdScan against a plain Playwright loop and against the bare protocol.</summary>
/// <remarks>The plain loop sees half a second of the ad's life (<c>networkidle</c>), the other two sixty seconds of it.</remarks>
internal static class SpeedComparison
{
    private const string Case = "delayed-swap";

    public static async Task RunAsync(int plainImpressions, int ourImpressions)
    {
        var browser = await BrowserInstaller.EnsureAsync(allowInstall: true);
        await using var lab = await LabExchange.StartAsync(0, Region.Known, CancellationToken.None);
        var known = lab.Cases("demo").Single(c => c.Id == Case);
        var markup = known.TagFor(lab.Port);
        var viewers = ViewerMatrix.Of([Region.Shanghai, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.HuaweiMate60]);
        var plain = await MeasureAsync(plainImpressions, () => PlainLoopAsync(browser, markup, plainImpressions));
        var ours = await MeasureAsync(ourImpressions, () => AdScanAsync(markup, viewers, lab.Port, ourImpressions));
        var html = FeedPage.Around(new AdSnippet(markup)).Html;
        var floor = await MeasureAsync(ourImpressions, () => FloorAsync(browser, html, known.Truth, ourImpressions));
        Console.WriteLine(Table(plain, floor, ours));
    }

    /// <summary>What one would write first: launch, context, <c>networkidle</c>, text and picture, close; one after another.</summary>
    private static async Task PlainLoopAsync(string executable, string markup, int impressions)
    {
        using var playwright = await Playwright.CreateAsync();
        for (var i = 0; i < impressions; i++)
        {
            await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ["--no-sandbox"] });
            var context = await browser.NewContextAsync(playwright.Devices["iPhone 13"]);
            var page = await context.NewPageAsync();
            await page.SetContentAsync(markup, new PageSetContentOptions { WaitUntil = WaitUntilState.NetworkIdle });
            await page.InnerTextAsync("body");
            await page.ScreenshotAsync();
        }
    }

    /// <summary>As many browsers as AdScan has impressions in flight, each with one at a time.</summary>
    private static async Task FloorAsync(string executable, string html, LabTruth truth, int impressions)
    {
        var left = impressions;
        await Task.WhenAll(Enumerable.Range(0, new AdScannerOptions().MaxConcurrentImpressions).Select(async _ =>
        {
            await using var bare = await BareFloor.StartAsync(executable);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var seen = await bare.ImpressionAsync(html, swapSeconds: 25);
                if (truth.Shows.FirstOrDefault(sight => !seen.Contains(sight.Contains, StringComparison.Ordinal)) is { } missed) throw new InvalidOperationException($"The bare protocol did not see '{missed.Contains}': the comparison would be worth nothing.");
            }
        }));
    }

    private static async Task AdScanAsync(string markup, IReadOnlyList<Viewer> viewers, int port, int impressions)
    {
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = viewers, Repeats = 2, AllowPrivate = [$"*.localhost:{port}"] });
        var snippets = Enumerable.Range(0, impressions / (viewers.Count * 2)).Select(i => new AdSnippet(markup) { Id = i.ToString(CultureInfo.InvariantCulture) });
        await foreach (var report in scanner.ScanAllAsync(snippets))
        {
            if (report.Coverage.Failed > 0 || report.Variants.Count != 2) throw new InvalidOperationException($"A scan saw {report.Variants.Count} variants with {report.Coverage.Failed} failures: the comparison would be worth nothing.");
        }
    }

    private static async Task<Measured> MeasureAsync(int impressions, Func<Task> work)
    {
        using var tree = new ProcessTree();
        var began = TimeProvider.System.GetTimestamp();
        await work();
        return new Measured(impressions, TimeProvider.System.GetElapsedTime(began).TotalSeconds, tree.CpuByKind());
    }

    private static string Table(Measured plain, Measured floor, Measured ours)
    {
        var text = new StringBuilder();
        text.AppendLine("| | impressions | impressions/s | CPU ms/impression | life looked at |").AppendLine("| --- | --- | --- | --- | --- |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| plain Playwright loop | {plain.Impressions} | {plain.Rate:0.00} | {plain.Cpu:0} | about 0.5 s |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| bare DevTools protocol | {floor.Impressions} | {floor.Rate:0.00} | {floor.Cpu:0} | 60 s |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| AdScan | {ours.Impressions} | {ours.Rate:0.00} | {ours.Cpu:0} | 60 s |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| AdScan ÷ plain loop | | {ours.Rate / plain.Rate:0.0}× | {ours.Cpu / plain.Cpu:0.00}× | 120× |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| AdScan ÷ bare protocol | | {ours.Rate / floor.Rate:0.00}× | {ours.Cpu / floor.Cpu:0.00}× | 1× |");
        text.AppendLine().AppendLine("Where the CPU goes, in ms an impression:").AppendLine().AppendLine("| | AdScan | bare protocol |").AppendLine("| --- | --- | --- |");
        foreach (var (kind, cpu) in ours.CpuByKind.OrderByDescending(k => k.Value)) text.AppendLine(CultureInfo.InvariantCulture, $"| {kind} | {cpu * 1000 / ours.Impressions:0} | {floor.CpuByKind.GetValueOrDefault(kind) * 1000 / floor.Impressions:0} |");
        return text.ToString();
    }

    private sealed record Measured(int Impressions, double Seconds, IReadOnlyDictionary<string, double> CpuByKind)
    {
        public double Rate => Impressions / Seconds;

        /// <summary>Milliseconds of all processes together.</summary>
        public double Cpu => CpuByKind.Values.Sum() * 1000 / Impressions;
    }
}
