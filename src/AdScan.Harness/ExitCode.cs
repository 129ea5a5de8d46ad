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
}
