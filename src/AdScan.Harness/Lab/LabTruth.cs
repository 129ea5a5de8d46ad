using AdScan.Reporting;
using AdScan.Viewers;

namespace AdScan.Harness.Lab;

/// <summary>What is true of a case.</summary>
internal sealed record LabTruth
{
    /// <summary><c>flag</c> (block or review), <c>pass</c>, <c>inconclusive</c>, or <c>survive</c>: any verdict, as long as there is one.</summary>
    public required string Verdict { get; init; }

    /// <summary>Whether a verdict is the right one.</summary>
    public bool IsMetBy(Reporting.Verdict verdict) => Verdict switch
    {
        "flag" => verdict is Reporting.Verdict.Block or Reporting.Verdict.Review,
        "survive" => true,
        var exactly => ReportJson.NameOf(verdict) == exactly,
    };

    /// <summary>The categories of which at least one must be found in a flagged case.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Rules of which each must have found something, if only for information.</summary>
    public IReadOnlyList<string> Tells { get; init; } = [];

    /// <summary>What is shown, and to whom.</summary>
    public IReadOnlyList<LabSight> Shows { get; init; } = [];

    /// <summary>Whether only who reads pictures can tell: the case proves nothing where the report says that pictures were not read.</summary>
    public bool NeedsPictures { get; init; }

    /// <summary>How many contents there are to see; null where that proves nothing.</summary>
    public int? Variants { get; init; }

    /// <summary>Words that no viewer can read.</summary>
    public IReadOnlyList<string> NeverShows { get; init; } = [];
}

/// <summary>Words that some viewers are shown and others are not.</summary>
/// <param name="Contains">The words.</param>
/// <param name="Regions">Regions that see them; null for all.</param>
/// <param name="Devices">Devices, or groups of them, that see them; null for all.</param>
/// <param name="Apps">Apps that see them; null for all.</param>
/// <param name="Times">Times of day at which they are seen; null for all.</param>
/// <param name="Landing">Whether they stand on the landing page.</param>
internal sealed record LabSight(
    string Contains, IReadOnlyList<string>? Regions = null, IReadOnlyList<string>? Devices = null, IReadOnlyList<string>? Apps = null, IReadOnlyList<string>? Times = null, bool Landing = false)
{
    public bool IsFor(Viewer viewer) =>
        (Regions?.Contains(viewer.Region.Id) ?? true)
        && (Devices is null || Devices.Contains(viewer.Device.Id) || Devices.Intersect(viewer.Device.Groups).Any())
        && (Apps?.Contains(viewer.App) ?? true)
        && (Times?.Contains(viewer.At) ?? true);
}
