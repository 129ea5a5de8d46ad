namespace AdScan.Viewers;

/// <summary>What a scan is for. Exits may be kept for one use, so that an ad which knows the address of its review meets another in flight.</summary>
public enum ScanUse
{
    /// <summary>Before an ad runs.</summary>
    Review,

    /// <summary>While it runs.</summary>
    InFlight,
}
