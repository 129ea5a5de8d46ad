using AdScan;
using AdScan.Reporting;
using AdScan.Snippets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveWatch;

/// <summary>Scans all live ads again and again, and tells when a verdict is another than the last time.</summary>
internal sealed class Watch(AdScanner scanner, IOptions<WatchOptions> options, IOptions<AdScannerOptions> limits, TimeProvider time, ILogger<Watch> log) : BackgroundService
{
    private readonly Dictionary<string, Verdict> _last = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Period, time);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<AdSnippet> ads;
        try
        {
            ads = await FeedReader.ReadAsync(options.Value.Folder, limits.Value.MaxSnippetBytes, cancellationToken);
        }
        catch (FeedException e)
        {
            // A record that is half written at this moment, for one; the next round reads the feed again.
            log.LogError("The live ads cannot be read: {Why}", e.Message);
            return;
        }

        await foreach (var report in scanner.ScanAllAsync(ads, cancellationToken)) Compare(report);
        log.LogInformation("Looked at {Count} live ads.", ads.Count);
    }

    private void Compare(ScanReport report)
    {
        var before = _last.TryGetValue(report.Id, out var verdict) ? verdict : (Verdict?)null;
        _last[report.Id] = report.Verdict;
        if (before == report.Verdict || (before is null && report.Verdict == Verdict.Pass)) return;
        var finding = report.Findings.FirstOrDefault(f => f.Severity != Severity.Info);
        log.LogWarning("{Id} was {Before} and is {Now}: {Why}", report.Id, before?.ToString() ?? "new", report.Verdict, finding?.Message ?? report.Reason ?? report.Coverage.Statement);
    }
}
