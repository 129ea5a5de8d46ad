namespace AdScan.Viewers;

/// <summary>A battery as the Battery Status API describes it.</summary>
/// <param name="Level">Charge, 0 to 1.</param>
/// <param name="Charging">Whether it is being charged.</param>
public sealed record BatteryInfo(double Level, bool Charging);
