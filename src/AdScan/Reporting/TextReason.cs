namespace AdScan.Reporting;

/// <summary>Words of a text that carried a score.</summary>
/// <param name="Start">Where they begin, in UTF-16 code units.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Weight">What they added to the logarithm of the odds against clean.</param>
public sealed record TextReason(int Start, int End, double Weight)
{
    /// <summary>What they were taken to mean, normalised, where they are disguised: 大学生兼职 for 打学声监职. Null where they were read as they stand.</summary>
    public string? ReadAs { get; init; }
}
