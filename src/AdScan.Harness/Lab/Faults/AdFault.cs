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
        return reports.TryGetValue(known.Id, out var report) && WhyWrong(report) is { } sentence ? [.. wrong, sentence] : wrong;
    }

    private string? WhyWrong(ScanReport report)
    {
        var got = ReportJson.NameOf(report.Verdict);
        var isRight = known.Truth.Verdict switch
        {
            "flag" => report.Verdict is Verdict.Block or Verdict.Review,
            "survive" => true,
            var exactly => got == exactly,
        };
        return isRight ? null : $"expected {known.Truth.Verdict}, got {got} ({report.Reason})";
    }
}
