namespace AdScan.Reporting;

/// <summary>One look of an impression, as the report lists it.</summary>
/// <param name="AtMs">The moment, in milliseconds of the ad's own time.</param>
/// <param name="Variant">The variant that was seen, or null where there was nothing to see.</param>
public sealed record LookRecord(int AtMs, string? Variant = null);
