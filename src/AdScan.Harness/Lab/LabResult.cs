namespace AdScan.Harness.Lab;

/// <summary>How a case was judged, against its truth.</summary>
/// <param name="Case">The case.</param>
/// <param name="Got">The verdict, as files name it.</param>
/// <param name="Wrong">What is wrong, each in one sentence; empty if the case is right.</param>
internal sealed record LabResult(LabCase Case, string Got, IReadOnlyList<string> Wrong)
{
    public bool IsRight => Wrong.Count == 0;

    public bool IsFlagged => Got is "block" or "review";

    /// <summary>Whether the case waits for pictures to be read, and the report says that they were not.</summary>
    public bool IsUnread { get; init; }

    /// <summary>Categories in which something was found that is for a person to look at, or worse.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    public bool IsBad => Case.Truth.Verdict == "flag";
}
