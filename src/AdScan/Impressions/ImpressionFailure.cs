namespace AdScan.Impressions;

/// <summary>Something that went wrong during an impression.</summary>
/// <param name="Phase">The step in which it went wrong: <c>lease</c>, <c>stage</c>, <c>watch</c>, <c>capture</c>, <c>click</c>, <c>close</c>, <c>read</c>; or what the network was kept from: <c>egress</c> (an address that ads may not reach), <c>limit</c>, <c>exit</c>.</param>
/// <param name="Message">One sentence.</param>
public sealed record ImpressionFailure(string Phase, string Message);
