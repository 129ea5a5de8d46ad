using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan;

/// <summary>Plans visits that look again for what would be blocked and was seen in one visit only.</summary>
internal static class SecondLook
{
    /// <param name="report">What was found so far, with its impressions.</param>
    /// <param name="times">How many visits each viewer makes.</param>
    /// <param name="repeats">Impressions of a visit: an ad may show its other face only to those who return.</param>
    public static IEnumerable<PlannedVisit> Of(ScanReport report, int times, int repeats) => report.Findings
        .Where(finding => finding.IsConfirmed == false)
        .SelectMany(finding => finding.Viewers.Take(1))
        .Distinct()
        .Select(key => report.Facts.Where(impression => impression.Viewer.Key == key).ToList())
        .Where(made => made.Count > 0)
        .SelectMany(made => Enumerable.Range(0, times).Select(time => Next(made, time, repeats)));

    private static PlannedVisit Next(List<Impression> made, int time, int repeats) => new(
        made[0].Viewer,
        made.Max(i => i.Visit) + 1 + time,
        Enumerable.Range(made.Max(i => i.Repeat) + 1 + (time * repeats), repeats).ToList(),
        IsSecondLook: true);
}
