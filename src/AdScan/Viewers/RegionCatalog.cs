using System.Net;

namespace AdScan.Viewers;

/// <summary>The regions that are shipped, and those that a file describes.</summary>
public static class RegionCatalog
{
    private static readonly Catalog<Region> Catalog = new("region", "regions.json", r => r.Id, r => r.Aliases, r => r.Groups, DefectOf);

    internal static IReadOnlyList<Region> Known => Catalog.Known;

    /// <summary>The regions that a list or file names.</summary>
    /// <param name="listOrFile">Comma-separated ids (<c>CN-SC</c>), aliases (<c>sichuan</c>, <c>四川</c>) or groups (<c>cn-all</c>, <c>world</c>, <c>all</c>); or the path of a <c>.json</c> file.</param>
    /// <returns>The regions in the order named, each once.</returns>
    /// <exception cref="ViewerCatalogException">A name is unknown, or the file cannot be read or describes a region that cannot be.</exception>
    public static IReadOnlyList<Region> Resolve(string listOrFile) => Catalog.Resolve(listOrFile);

    internal static Region Get(string id) => Catalog.Get(id);

    private static string? DefectOf(Region region)
    {
        if (string.IsNullOrWhiteSpace(region.Id) || region.Id.Contains('/', StringComparison.Ordinal)) return "the id is empty or contains '/'.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(region.Timezone, out _)) return $"timezone '{region.Timezone}' is unknown: write an IANA name, such as Asia/Shanghai.";
        if (region.Latitude is < -90 or > 90) return $"latitude {region.Latitude} is not between -90 and 90.";
        if (region.Longitude is < -180 or > 180) return $"longitude {region.Longitude} is not between -180 and 180.";
        if (region.ForwardedFor is { } address && !IPAddress.TryParse(address, out _)) return $"forwardedFor '{address}' is not an IP address.";
        if (region.Echo is { } echo && (!echo.IsAbsoluteUri || echo.Scheme is not ("http" or "https"))) return $"echo '{echo}' is not an http or https address.";
        if (region.Pool.Count > 0 && region.Egress.Kind != ExitKind.Direct) return "there are both an egress and a pool: keep one, with the egress as the first of the pool where it is wanted.";
        var shared = region.Pool.GroupBy(exit => exit with { Use = null }).FirstOrDefault(same => same.Count() > 1);
        return shared is null ? null : $"the pool names {shared.Key} twice: an address serves one use, or both without 'use'.";
    }
}
