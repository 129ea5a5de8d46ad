namespace AdScan.Viewers;

/// <summary>A connection as the Network Information API describes it.</summary>
/// <param name="Type"><c>wifi</c> or <c>cellular</c>.</param>
/// <param name="EffectiveType"><c>4g</c>, <c>3g</c>, <c>2g</c>.</param>
/// <param name="DownlinkMbps">Megabits per second.</param>
/// <param name="RttMs">Round trip in milliseconds.</param>
public sealed record ConnectionInfo(string Type, string EffectiveType, double DownlinkMbps, int RttMs);
