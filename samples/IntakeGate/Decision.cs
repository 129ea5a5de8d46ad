using AdScan.Reporting;

namespace IntakeGate;

/// <summary>What intake does with a creative.</summary>
/// <param name="Id">The creative.</param>
/// <param name="Action"><c>admit</c>, <c>hold</c> for a person, or <c>block</c>.</param>
/// <param name="Why">What the advertiser, or the person, is told.</param>
/// <param name="Articles">The articles of law that the findings stand on.</param>
internal sealed record Decision(string Id, string Action, string Why, IReadOnlyList<string> Articles)
{
    public static Decision Of(ScanReport report)
    {
        var findings = report.Findings.Where(finding => finding.Severity != Severity.Info).ToList();
        return new Decision(
            report.Id,
            ActionOn(report.Verdict),
            findings.FirstOrDefault()?.Message ?? report.Reason ?? report.Coverage.Statement,
            findings.SelectMany(finding => finding.LegalBasis).Select(basis => $"{basis.Instrument} {basis.Article}").Distinct().ToList());
    }

    /// <summary>What could not be seen is held like what is doubtful: a failure never admits an ad.</summary>
    private static string ActionOn(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "admit",
        Verdict.Block => "block",
        _ => "hold",
    };
}
