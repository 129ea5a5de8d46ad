using AdScan.Viewers;

namespace AdScan.Rules;

/// <summary>Regions to which something is confined: <c>CN</c> is every region below it; none means all.</summary>
internal static class RegionIds
{
    public static bool Hold(IReadOnlyList<string> regions, Viewer viewer) =>
        regions.Count == 0 || regions.Any(region => viewer.Region.Id == region || viewer.Region.Id.StartsWith(region + "-", StringComparison.Ordinal));
}
