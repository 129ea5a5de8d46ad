namespace AdScan.Egress;

/// <summary>What one impression may use of the network.</summary>
internal sealed record EgressLimits(long Bytes, int Requests);
