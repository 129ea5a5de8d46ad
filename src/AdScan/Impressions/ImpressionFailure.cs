namespace AdScan.Impressions;

/// <summary>Something that went wrong during an impression.</summary>
/// <param name="Phase">The step in which it went wrong: <c>lease</c>, <c>stage</c>, <c>watch</c>, <c>capture</c>, <c>close</c>.</param>
/// <param name="Message">One sentence.</param>
public sealed record ImpressionFailure(string Phase, string Message);
