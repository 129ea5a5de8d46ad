namespace AdScan.Viewers;

/// <summary>Builds the viewers of a scan as the product of regions and devices.</summary>
public static class ViewerMatrix
{
    /// <summary>Every region with every device, regions outermost, in the order given.</summary>
    /// <exception cref="ArgumentException">A list is empty or names the same id twice.</exception>
    public static IReadOnlyList<Viewer> Of(IEnumerable<Region> regions, IEnumerable<DeviceProfile> devices)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(devices);
        var phones = devices.ToList();
        var viewers = regions.SelectMany(region => phones.Select(device => new Viewer(region, device))).ToList();
        if (viewers.Count == 0) throw new ArgumentException("A matrix needs at least one region and one device.");
        var twice = viewers.GroupBy(v => v.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? viewers : throw new ArgumentException($"The viewer {twice.Key} is named twice.");
    }
}
