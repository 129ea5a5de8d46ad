using AdScan.Viewers;

namespace AdScan;

/// <summary>Impressions of one viewer, one after another: what the ad leaves with them is there the next time.</summary>
/// <param name="Viewer">Who looks.</param>
/// <param name="Number">0 for the viewer's first visit.</param>
/// <param name="Repeats">What each impression is numbered, over all visits of the viewer.</param>
/// <param name="IsSecondLook">Whether it is made to see something again.</param>
internal sealed record PlannedVisit(Viewer Viewer, int Number, IReadOnlyList<int> Repeats, bool IsSecondLook = false)
{
    /// <summary>
    /// Every viewer as often as asked, each time as one who returns; where that is once, the first viewer is seen twice, each time as a new one: the control
    /// that shows how much the ad changes by itself.
    /// </summary>
    public static IEnumerable<PlannedVisit> Plan(IReadOnlyList<Viewer> viewers, int repeats)
    {
        var plan = viewers.Select(viewer => new PlannedVisit(viewer, 0, Enumerable.Range(0, repeats).ToList()));
        return repeats == 1 ? plan.Append(new PlannedVisit(viewers[0], 1, [1])) : plan;
    }
}
