namespace AdScan.Viewers;

/// <summary>Builds the viewers of a scan as the product of regions and devices.</summary>
public static class ViewerMatrix
{
    /// <summary>Every region with every device, in its own browser and now; regions outermost, in the order given.</summary>
    /// <exception cref="ArgumentException">A list is empty or names the same id twice.</exception>
    public static IReadOnlyList<Viewer> Of(IEnumerable<Region> regions, IEnumerable<DeviceProfile> devices) => Of(regions, devices, ["browser"], ["now"]);

    /// <summary>Every region with every device, app and time of day; regions outermost, in the order given. An app is left out on devices that it does not run on.</summary>
    /// <param name="regions">The regions.</param>
    /// <param name="devices">The devices.</param>
    /// <param name="apps">Ids of <see cref="AppCatalog"/>.</param>
    /// <param name="times">Local times of day as <c>HH:mm</c>, or <c>now</c>.</param>
    /// <exception cref="ArgumentException">A list is empty or names the same id twice, or a time is none.</exception>
    /// <exception cref="ViewerCatalogException">An app is unknown.</exception>
    public static IReadOnlyList<Viewer> Of(IEnumerable<Region> regions, IEnumerable<DeviceProfile> devices, IEnumerable<string> apps, IEnumerable<string> times)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(apps);
        ArgumentNullException.ThrowIfNull(times);
        var views = (from device in devices
                     from app in apps.Select(AppCatalog.Get)
                     where app.RunsOn(device)
                     from at in times
                     select (device, app.Id, at)).ToList();
        var viewers = regions.SelectMany(region => views.Select(view => new Viewer(region, view.device) { App = view.Id, At = view.at })).ToList();
        if (viewers.Count == 0) throw new ArgumentException("A matrix needs at least one region, and one device on which one of the apps runs.");
        if (viewers.Find(v => !Viewer.IsTime(v.At)) is { } odd) throw new ArgumentException($"'{odd.At}' is no time of day: write now, or HH:mm such as 22:30.");
        var twice = viewers.GroupBy(v => v.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? viewers : throw new ArgumentException($"The viewer {twice.Key} is named twice.");
    }
}
