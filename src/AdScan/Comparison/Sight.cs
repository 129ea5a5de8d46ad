using AdScan.Impressions;

namespace AdScan.Comparison;

/// <summary>One look of one impression.</summary>
internal sealed record Sight(Impression Impression, Look Look);
