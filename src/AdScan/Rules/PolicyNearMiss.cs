namespace AdScan.Rules;

/// <summary>A text that looks like a violation and is none.</summary>
internal sealed record PolicyNearMiss
{
    public string Text { get; init; } = "";

    /// <summary>The context that excuses it.</summary>
    public string? Because { get; init; }
}
