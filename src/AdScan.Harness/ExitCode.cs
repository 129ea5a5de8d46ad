using AdScan.Reporting;

namespace AdScan.Harness;

/// <summary>Exit codes of the contract.</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int Found = 1;
    public const int Misuse = 2;
    public const int NoBrowser = 3;
    public const int Inconclusive = 4;
    public const int Cancelled = 130;

    /// <summary>The exit code of a run that went through.</summary>
    /// <param name="summary">What came of it.</param>
    /// <param name="failOn">The mildest verdict that makes it 1, or null for none.</param>
    public static int Of(RunSummary summary, Verdict? failOn)
    {
        var found = failOn switch
        {
            Verdict.Block => summary.Block,
            Verdict.Review => summary.Block + summary.Review,
            Verdict.Inconclusive => summary.Block + summary.Review + summary.Inconclusive,
            _ => 0,
        };
        if (found > 0) return Found;
        return summary.Inconclusive > 0 ? Inconclusive : Fine;
    }
}
