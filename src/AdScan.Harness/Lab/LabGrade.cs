using AdScan.Reporting;
using AdScan.Viewers;

namespace AdScan.Harness.Lab;

/// <summary>Compares reports with the truth.</summary>
internal static class LabGrade
{
    public static LabResult Of(LabCase known, ScanReport report, IReadOnlyList<Viewer> viewers)
    {
        var truth = known.Truth;
        var got = ReportJson.NameOf(report.Verdict);
        var wrong = new List<string>();
        var flagged = report.Verdict is Verdict.Block or Verdict.Review;
        if (truth.NeedsPictures && report.Coverage.NotChecked.Any(said => said.Contains("pictures", StringComparison.Ordinal))) return new LabResult(known, got, wrong) { IsUnread = true };
        if (flagged != (truth.Verdict == "flag") || report.Verdict == Verdict.Inconclusive) wrong.Add($"expected {truth.Verdict}, got {got}{(report.Reason is null ? "" : $" ({report.Reason})")}");
        else if (flagged && truth.Categories.Count > 0 && !report.Findings.Any(f => truth.Categories.Contains(f.Category))) wrong.Add($"expected {string.Join(" or ", truth.Categories)}, got {string.Join(", ", report.Findings.Select(f => f.Category).Distinct())}");
        wrong.AddRange(truth.Tells.Where(rule => !report.Findings.Any(f => f.Rule == rule)).Select(rule => $"'{rule}' found nothing"));
        foreach (var sight in truth.Shows) wrong.AddRange(WrongSights(sight, report, viewers));
        foreach (var word in truth.NeverShows.Where(word => report.Variants.Any(v => v.Text.Contains(word, StringComparison.Ordinal)))) wrong.Add($"'{word}' counts as seen, and nobody could see it");
        if (truth.Variants is { } variants && variants != report.Variants.Count) wrong.Add($"expected {variants} contents, got {report.Variants.Count}");
        return new LabResult(known, got, wrong) { Found = report.Findings.Where(f => f.Severity != Severity.Info).Select(f => f.Category).Distinct().ToList() };
    }

    private static IEnumerable<string> WrongSights(LabSight sight, ScanReport report, IReadOnlyList<Viewer> viewers)
    {
        var saw = (sight.Landing ? report.Landings : report.Variants).Where(v => v.Text.Contains(sight.Contains, StringComparison.Ordinal)).SelectMany(v => v.Viewers).ToHashSet(StringComparer.Ordinal);
        var should = viewers.Where(sight.IsFor).Select(v => v.Key).ToHashSet(StringComparer.Ordinal);
        var missed = should.Except(saw).ToList();
        var extra = saw.Except(should).ToList();
        if (missed.Count > 0) yield return $"'{sight.Contains}' was not seen by {string.Join(", ", missed)}";
        if (extra.Count > 0) yield return $"'{sight.Contains}' was seen by {string.Join(", ", extra)}, to whom it is not shown";
    }
}
