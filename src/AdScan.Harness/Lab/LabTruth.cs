namespace AdScan.Harness.Lab;

/// <summary>What is true of a case.</summary>
internal sealed record LabTruth
{
    /// <summary><c>flag</c> (block or review) or <c>pass</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The categories of which at least one must be found in a flagged case.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>What is shown, and to whom.</summary>
    public IReadOnlyList<LabSight> Shows { get; init; } = [];

    /// <summary>Words that no viewer can read.</summary>
    public IReadOnlyList<string> NeverShows { get; init; } = [];
}

/// <summary>Words that some viewers are shown and others are not.</summary>
/// <param name="Contains">The words.</param>
/// <param name="Regions">Regions that see them; null for all.</param>
/// <param name="Devices">Devices that see them; null for all.</param>
internal sealed record LabSight(string Contains, IReadOnlyList<string>? Regions = null, IReadOnlyList<string>? Devices = null);
