using AdScan.Impressions;

namespace AdScan.Reporting;

/// <summary>One impression as the report lists it; the facts themselves are in the evidence.</summary>
public sealed record ImpressionRecord
{
    /// <summary>Who looked.</summary>
    public required ViewerName Viewer { get; init; }

    /// <summary>0 for the viewer's first impression, 1 for its first repeat.</summary>
    public int Repeat { get; init; }

    /// <summary>Whether it was made because an earlier one showed what would be blocked, to see whether that shows again.</summary>
    public bool IsSecondLook { get; init; }

    /// <summary>0 for the viewer's first visit, and so on; visits share nothing.</summary>
    public int Visit { get; init; }

    /// <summary>How it ended.</summary>
    public required ImpressionStatus Status { get; init; }

    /// <summary>Ids of the variants it showed, in order of appearance.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>When it was looked at, and what was seen; in order of the ad's life.</summary>
    public IReadOnlyList<LookRecord> Looks { get; init; } = [];

    /// <summary>How much of the ad's own life was looked at, in milliseconds.</summary>
    public int LifeMs { get; init; }

    /// <summary>Real time spent, in milliseconds.</summary>
    public int DurationMs { get; init; }

    /// <summary>Where the traffic came out.</summary>
    public string Exit { get; init; } = "direct";

    /// <summary>Bytes received.</summary>
    public long Bytes { get; init; }

    /// <summary>Requests made.</summary>
    public int Requests { get; init; }

    /// <summary>What the ad did, beside what it showed.</summary>
    public IReadOnlyList<Behaviour> Behaviours { get; init; } = [];

    /// <summary>Where a click leads, or null if the ad was not clicked.</summary>
    public ClickRecord? Click { get; init; }

    /// <summary>What went wrong.</summary>
    public IReadOnlyList<ImpressionFailure> Failures { get; init; } = [];
}
