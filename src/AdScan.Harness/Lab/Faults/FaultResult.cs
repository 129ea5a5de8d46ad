namespace AdScan.Harness.Lab.Faults;

/// <summary>What came of a fault.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Wrong">What did not hold.</param>
/// <param name="Left">What was left behind.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record FaultResult(LabFault Fault, IReadOnlyList<string> Wrong, IReadOnlyList<string> Left, double Seconds)
{
    public bool IsSurvived => Wrong.Count == 0 && Left.Count == 0;
}
