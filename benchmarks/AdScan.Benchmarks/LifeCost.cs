using System.Globalization;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.Benchmarks;

/// <summary>What a long life costs: CPU of an impression of an ad that does nothing, over one second of its life and over sixty.</summary>
internal static class LifeCost
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1), Long = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(int impressions)
    {
        // Each twice and in turn, because the machine's speed drifts.
        double[] costs = [await CostAsync(Short, impressions), await CostAsync(Long, impressions), await CostAsync(Short, impressions), await CostAsync(Long, impressions)];
        var (brief, whole) = (costs[0] + costs[2], costs[1] + costs[3]);
        Console.WriteLine("| life | CPU ms/impression |\n| --- | --- |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| 1 s | {brief / 2:0} |\n| 60 s | {whole / 2:0} |\n| 60 s ÷ 1 s | {whole / brief:0.00}× |"));
    }

    private static async Task<double> CostAsync(TimeSpan life, int impressions)
    {
        var viewers = ViewerMatrix.Of([Region.Shanghai, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.HuaweiMate60]);
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = viewers, Repeats = 2, Life = life, CheckViewers = false });
        await MakeAsync(scanner, 16);
        using var tree = new ProcessTree();
        await MakeAsync(scanner, impressions);
        return tree.CpuByKind().Values.Sum() * 1000 / impressions;
    }

    private static async Task MakeAsync(AdScanner scanner, int impressions)
    {
        var snippets = Enumerable.Range(0, impressions / scanner.ImpressionsPerSnippet).Select(i => new AdSnippet($"<h3>新茶上市</h3><p>产地直采，七天内可退换</p><!-- {i} -->") { Id = i.ToString(CultureInfo.InvariantCulture) });
        await foreach (var report in scanner.ScanAllAsync(snippets))
        {
            if (report.Coverage.Failed > 0) throw new InvalidOperationException("An impression failed: the measurement would be worth nothing.");
        }
    }
}
