using AdScan.Viewers;
using Newtonsoft.Json;

namespace AdScan.Impressions;

/// <summary>One rendering of one snippet for one viewer: the facts, before any judgement.</summary>
/// <remarks>Immutable. Everything after looking (scoring, comparing, judging) works from this record alone, live or saved.</remarks>
public sealed record Impression
{
    /// <summary>Looks beyond so many are far apart, because the ad changes all the time: how long what they show stood there is not known.</summary>
    internal const int DenseLooks = 16;

    /// <summary>Who looked.</summary>
    public required Viewer Viewer { get; init; }

    /// <summary>0 for the viewer's first impression, 1 for its first repeat, and so on.</summary>
    public int Repeat { get; init; }

    /// <summary>0 for the viewer's first visit, and so on. Impressions of one visit share what the ad left behind; visits share nothing.</summary>
    public int Visit { get; init; }

    /// <summary>Whether it was made because an earlier one showed what would be blocked, to see whether that shows again.</summary>
    public bool IsSecondLook { get; init; }

    /// <summary>How it ended.</summary>
    public required ImpressionStatus Status { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Real time spent, in milliseconds.</summary>
    public int DurationMs { get; init; }

    /// <summary>How much of the ad's own life was looked at, in milliseconds.</summary>
    public int LifeMs { get; init; }

    /// <summary>Where the traffic came out, without name and password.</summary>
    public string Exit { get; init; } = "direct";

    /// <summary>Bytes received from the network, headers included.</summary>
    public long Bytes { get; init; }

    /// <summary>Distinct sights, in order of the ad's life; empty unless rendered or blank.</summary>
    public IReadOnlyList<Look> Looks { get; init; } = [];

    /// <summary>Requests made, the feed page itself excluded.</summary>
    public IReadOnlyList<NetworkEntry> Network { get; init; } = [];

    /// <summary>How much of the traffic is in the snippet's archive; null where none is made.</summary>
    public CapturedTraffic? Captured { get; init; }

    /// <summary>The traffic itself, the feed page included; empty where none is kept, and in an impression that was loaded from a saved run.</summary>
    internal IReadOnlyList<NetworkCapture> Captures { get; init; } = [];

    /// <summary>What the ad did, beside what it showed, in order.</summary>
    public IReadOnlyList<Behaviour> Behaviours { get; init; } = [];

    /// <summary>What came of clicking the ad, or null if it was not clicked.</summary>
    public Click? Click { get; init; }

    /// <summary>What would have given this kind of viewer away, as found by the probe page; empty if nothing was found, or nobody looked.</summary>
    public IReadOnlyList<ViewerContradiction> Contradictions { get; init; } = [];

    /// <summary>What read its pictures, or null if nothing did: then no text of theirs is among the pieces.</summary>
    public PictureReaderInfo? PicturesReadBy { get; init; }

    /// <summary>What went wrong.</summary>
    public IReadOnlyList<ImpressionFailure> Failures { get; init; } = [];

    /// <summary>The pages that clicks ended on.</summary>
    [JsonIgnore]
    public IEnumerable<Landing> Landings => Click is null ? [] : Click.Landing is null ? Click.OtherLandings : [Click.Landing, .. Click.OtherLandings];

    /// <summary>Whether the impression shows what the viewer would have seen.</summary>
    [JsonIgnore]
    public bool Succeeded => Status is ImpressionStatus.Rendered or ImpressionStatus.Blank;
}
