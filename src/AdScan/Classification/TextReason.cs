namespace AdScan.Classification;

/// <summary>Words of a text that carried a score.</summary>
/// <param name="Start">Where they begin, in UTF-16 code units.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Weight">What they added to the logarithm of the odds against clean.</param>
public sealed record TextReason(int Start, int End, double Weight);
