namespace AdScan.Reporting;

/// <summary>Something that the landing page does not keep of what the ad, or its declaration, promises.</summary>
/// <param name="Kind"><c>price</c>, <c>brand</c>, <c>product</c> (nothing that the ad says is said there) or <c>domain</c>.</param>
/// <param name="Promised">What the ad says, or the feed declares.</param>
/// <param name="Found">What the landing page says; empty if it says nothing of it.</param>
/// <param name="Viewers">Keys of the viewers for whom it differs.</param>
public sealed record LandingDifference(string Kind, string Promised, string Found, IReadOnlyList<string> Viewers);
