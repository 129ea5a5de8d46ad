namespace AdScan.Viewers;

/// <summary>The devices that are shipped, and those that a file describes.</summary>
public static class DeviceCatalog
{
    private static readonly Catalog<DeviceProfile> Catalog = new("device", "devices.json", d => d.Id, _ => [], d => d.Groups, DefectOf);

    internal static IReadOnlyList<DeviceProfile> Known => Catalog.Known;

    /// <summary>The devices that a list or file names.</summary>
    /// <param name="listOrFile">Comma-separated ids (<c>iphone-15</c>) or groups (<c>phones</c>, <c>tablets</c>, <c>desktops</c>, <c>all</c>); or the path of a <c>.json</c> file.</param>
    /// <returns>The devices in the order named, each once.</returns>
    /// <exception cref="ViewerCatalogException">A name is unknown, or the file cannot be read or describes a device that cannot be.</exception>
    public static IReadOnlyList<DeviceProfile> Resolve(string listOrFile) => Catalog.Resolve(listOrFile);

    internal static DeviceProfile Get(string id) => Catalog.Get(id);

    private static string? DefectOf(DeviceProfile device)
    {
        if (string.IsNullOrWhiteSpace(device.Id) || device.Id.Contains('/', StringComparison.Ordinal)) return "the id is empty or contains '/'.";
        if (string.IsNullOrWhiteSpace(device.UserAgent)) return "userAgent is empty.";
        if (device.Width is < 100 or > 8000 || device.Height is < 100 or > 8000) return $"{device.Width}×{device.Height} is no viewport: give CSS pixels from 100 to 8000.";
        if (device.Scale is < 0.5 or > 5) return $"scale {device.Scale} is not between 0.5 and 5.";
        return device is { UserAgentData: not null, UserAgent: var agent } && !agent.Contains("Chrome/", StringComparison.Ordinal)
            ? "userAgentData is given but the user agent is not Chromium's: leave it out."
            : null;
    }
}
