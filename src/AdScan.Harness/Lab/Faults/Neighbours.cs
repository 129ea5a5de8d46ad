using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.Harness.Lab.Faults;

/// <summary>Ads that are scanned beside a fault, and must be judged as if there were none.</summary>
internal static class Neighbours
{
    private static readonly Dictionary<string, bool> Flagged = new(StringComparer.Ordinal) { ["lawful-first"] = false, ["unlawful"] = true, ["lawful-last"] = false };

    public static IReadOnlyList<AdSnippet> First { get; } = [new("<h3>羽绒服换季清仓，三折起</h3>") { Id = "lawful-first" }];

    public static IReadOnlyList<AdSnippet> Last { get; } = [new("<h3>保本保息，稳赚不赔</h3><script>setTimeout(() => document.title = 'x', 3000)</script>") { Id = "unlawful" }, new("<h3>少儿编程体验课，家长可陪同</h3>") { Id = "lawful-last" }];

    public static IReadOnlyList<AdSnippet> All { get; } = [.. First, .. Last];

    /// <summary>One viewer and the control are enough here: what is tried is whether the scan lives.</summary>
    public static AdScannerOptions Options(LabExchange exchange) => new()
    {
        Viewers = [new Viewer(Region.Shanghai, DeviceProfile.IPhone15)],
        Timeout = TimeSpan.FromSeconds(20),
        MaxConcurrentImpressions = 4,
        MaxBrowserMemory = 1024L * 1024 * 1024,
        AllowPrivate = [$"*.localhost:{exchange.Port}"],
    };

    /// <summary>Scans some snippets; every report has a verdict, and what is not a pass has a reason.</summary>
    public static async Task<(IReadOnlyDictionary<string, ScanReport> Reports, IReadOnlyList<string> Wrong)> ScanAsync(AdScanner scanner, IReadOnlyList<AdSnippet> snippets, CancellationToken cancellationToken)
    {
        var reports = new Dictionary<string, ScanReport>(StringComparer.Ordinal);
        await foreach (var report in scanner.ScanAllAsync(snippets, cancellationToken)) reports.Add(report.Id, report);
        return (reports, [.. snippets.Where(s => !reports.ContainsKey(s.Id)).Select(s => $"{s.Id} has no report"), .. reports.Values.SelectMany(Wrongs)]);
    }

    private static IEnumerable<string> Wrongs(ScanReport report)
    {
        var got = ReportJson.NameOf(report.Verdict);
        var isFlagged = report.Verdict is Verdict.Block or Verdict.Review;
        if (Flagged.TryGetValue(report.Id, out var expected) && (expected != isFlagged || report.Verdict == Verdict.Inconclusive)) yield return $"the neighbour {report.Id} is {got}: {report.Reason}";
        if (report.Verdict != Verdict.Pass && string.IsNullOrEmpty(report.Reason)) yield return $"{report.Id} is {got} without a reason";
        if (report.Impressions.Count != report.Coverage.Planned) yield return $"{report.Id} has {report.Impressions.Count} of {report.Coverage.Planned} impressions";
        foreach (var failed in report.Impressions.Where(i => i.Status is not (Impressions.ImpressionStatus.Rendered or Impressions.ImpressionStatus.Blank) && i.Failures.Count == 0)) yield return $"an impression of {report.Id} is {failed.Status} without a reason";
    }
}
