using AdScan.Reporting;

namespace AdScan.Harness.Lab.Faults;

/// <summary>An ad that attacks the scanner, among others that do not.</summary>
internal sealed class AdFault(LabCase known) : LabFault
{
    public override string Id => known.Id;

    public override string Kind => known.Mechanism;

    public override async Task<IReadOnlyList<string>> RunAsync(LabExchange exchange, CancellationToken cancellationToken)
    {
        var options = Neighbours.Options(exchange);
        options.Click = known.View.Click;
        await using var scanner = new AdScanner(options);
        var (reports, wrong) = await Neighbours.ScanAsync(scanner, [.. Neighbours.First, .. exchange.SnippetsOf([known]), .. Neighbours.Last], cancellationToken);
        return reports.TryGetValue(known.Id, out var report) && !known.Truth.IsMetBy(report.Verdict) ? [.. wrong, $"expected {known.Truth.Verdict}, got {ReportJson.NameOf(report.Verdict)} ({report.Reason})"] : wrong;
    }
}
