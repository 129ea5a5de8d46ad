using AdScan.Viewers;

namespace AdScan.Reporting;

/// <summary>A viewer as reports name one.</summary>
/// <param name="Region">Region id.</param>
/// <param name="Device">Device id.</param>
/// <param name="App">In-app web view.</param>
/// <param name="At">Local time of day.</param>
public sealed record ViewerName(string Region, string Device, string App, string At)
{
    /// <summary>The name of a viewer.</summary>
    public static ViewerName Of(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return new ViewerName(viewer.Region.Id, viewer.Device.Id, viewer.App, viewer.At);
    }
}
