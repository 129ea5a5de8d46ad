using AdScan.Viewers;

namespace AdScan.Egress;

/// <summary>What a lane is opened with.</summary>
internal sealed record LaneSettings
{
    /// <summary>Where the traffic comes out.</summary>
    public NetworkExit Exit { get; init; } = NetworkExit.Direct;

    /// <summary>The viewer's address, told only to hosts that the scan trusts with it.</summary>
    public string? ForwardedFor { get; init; }

    public EgressLimits Limits { get; init; } = new();
}
