namespace AdScan.Egress;

/// <summary>What one impression may use of the network.</summary>
internal sealed record EgressLimits
{
    /// <summary>Bytes received in all.</summary>
    public long Bytes { get; init; } = long.MaxValue;

    /// <summary>Bytes received over one connection: a response without encryption, or all of a tunnel, whose inside is not ours to see.</summary>
    public long ResponseBytes { get; init; } = long.MaxValue;

    /// <summary>Connections open at a time.</summary>
    public int Connections { get; init; } = int.MaxValue;
}
