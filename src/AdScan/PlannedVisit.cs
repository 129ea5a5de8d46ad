using AdScan.Viewers;

namespace AdScan;

/// <summary>Impressions of one viewer, one after another: what the ad leaves with them is there the next time.</summary>
/// <param name="Viewer">Who looks.</param>
/// <param name="Number">0 for the viewer's first visit.</param>
/// <param name="Repeats">What each impression is numbered, over all visits of the viewer.</param>
/// <param name="IsSecondLook">Whether it is made to see something again.</param>
internal sealed record PlannedVisit(Viewer Viewer, int Number, IReadOnlyList<int> Repeats, bool IsSecondLook = false);
