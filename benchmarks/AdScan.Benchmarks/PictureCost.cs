using System.Globalization;
using AdScan.Snippets;
using AdScan.Viewers;
using AdScan.Vision;

namespace AdScan.Benchmarks;

/// <summary>What reading pictures adds to the CPU of a scan: a feed of creatives, each with a picture of its own, for twelve viewers, unread and read.</summary>
internal static class PictureCost
{
    private static readonly IReadOnlyList<Viewer> Viewers = ViewerMatrix.Of(RegionCatalog.Resolve("CN-BJ,CN-SH,CN-SC"), DeviceCatalog.Resolve("iphone-15,huawei-mate-60,xiaomi-14,desktop-windows"));

    /// <param name="folder">Where the picture set was made.</param>
    /// <param name="creatives">How many creatives.</param>
    /// <param name="together">How many of them are scanned one way, then the other, before the next: the machine's speed drifts.</param>
    public static async Task RunAsync(string folder, int creatives, int together)
    {
        var files = Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new InvalidOperationException($"{folder} holds no pictures: make them with 'pictures {folder}'.");
        var snippets = Enumerable.Range(0, creatives).Select(i => Creative(i, files[(int)((long)i * files.Count / creatives)])).ToList();
        using var reader = new PictureReader();
        await using var unread = await StartAsync(null);
        await using var read = await StartAsync(reader);
        Dictionary<string, double> without = [], with = [];
        var impressions = 0;

        // The first creatives warm both up and are not counted.
        await CpuAsync(unread, snippets[..2], []);
        await CpuAsync(read, snippets[^2..], []);
        foreach (var (turn, some) in snippets.Chunk(together).Index())
        {
            if (turn % 2 == 0) await CpuAsync(unread, some, without);
            impressions += await CpuAsync(read, some, with);
            if (turn % 2 == 1) await CpuAsync(unread, some, without);
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{impressions} impressions, {with.Values.Sum() / without.Values.Sum():0.00}×"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{creatives} creatives × {Viewers.Count} viewers, {impressions} impressions each way\n\n| CPU, ms an impression | unread | read |\n| --- | --- | --- |"));
        foreach (var kind in with.Keys.Union(without.Keys).Order(StringComparer.Ordinal)) Console.WriteLine(Row(kind, without.GetValueOrDefault(kind), with.GetValueOrDefault(kind), impressions));
        Console.WriteLine(Row("all", without.Values.Sum(), with.Values.Sum(), impressions));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nread ÷ unread: {with.Values.Sum() / without.Values.Sum():0.00}×"));
    }

    private static string Row(string kind, double without, double with, int impressions) =>
        string.Create(CultureInfo.InvariantCulture, $"| {kind} | {without * 1000 / impressions:0} | {with * 1000 / impressions:0} |");

    private static AdSnippet Creative(int number, string file) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"<a href='https://shop.example/{number}'><img src='data:image/png;base64,{Convert.ToBase64String(File.ReadAllBytes(file))}' style='width:100%;display:block'><b>新款上架 第 {number} 号</b></a>"))
    {
        Id = number.ToString(CultureInfo.InvariantCulture),
    };

    private static async Task<AdScanner> StartAsync(PictureReader? reader)
    {
        var scanner = new AdScanner(new AdScannerOptions { Viewers = Viewers, CheckViewers = false, Confirmations = 0, Timeout = TimeSpan.FromMinutes(2) }, pictures: reader);
        await foreach (var _ in scanner.ScanAllAsync([])) throw new InvalidOperationException("Nothing was to be scanned.");
        return scanner;
    }

    private static async Task<int> CpuAsync(AdScanner scanner, IReadOnlyList<AdSnippet> snippets, Dictionary<string, double> cpu)
    {
        var impressions = 0;
        using var tree = new ProcessTree();
        await foreach (var report in scanner.ScanAllAsync(snippets)) impressions += report.Facts.Count;
        foreach (var (kind, seconds) in tree.CpuByKind()) cpu[kind] = cpu.GetValueOrDefault(kind) + seconds;
        return impressions;
    }
}
