namespace AdScan.Reporting;

/// <summary>Which property of the viewers explains that they saw different content.</summary>
/// <param name="Axis"><c>region</c>, <c>device</c>, <c>app</c> or <c>at</c>.</param>
/// <param name="Explains">The part of the difference that the axis explains, 0 to 1 (uncertainty coefficient, Theil 1970).</param>
/// <param name="PValue">Probability of so much by chance (permutation test), 0 to 1.</param>
public sealed record Cloaking(string Axis, double Explains, double PValue);
