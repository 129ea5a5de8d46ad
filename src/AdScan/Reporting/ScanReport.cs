using AdScan.Impressions;
using Newtonsoft.Json;

namespace AdScan.Reporting;

/// <summary>The judgement of one snippet, with everything a person needs to check it.</summary>
public sealed record ScanReport
{
    /// <summary>The snippet's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where the snippet was read: the file, with its line or the path within it where known; null if it came from no file.</summary>
    public string? Place { get; init; }

    /// <summary>What should happen with it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why the verdict is not a pass, in one sentence; null for a pass.</summary>
    public string? Reason { get; init; }

    /// <summary>The highest scores over all variants.</summary>
    public TextScores Scores { get; init; }

    /// <summary>What was found, worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The distinct contents seen.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];

    /// <summary>The distinct contents of the pages that clicks ended on; empty where none was followed.</summary>
    public IReadOnlyList<Variant> Landings { get; init; } = [];

    /// <summary>What landing pages do not keep of what the ad promises.</summary>
    public IReadOnlyList<LandingDifference> LandingDifferences { get; init; } = [];

    /// <summary>Every impression made.</summary>
    public IReadOnlyList<ImpressionRecord> Impressions { get; init; } = [];

    /// <summary>What was looked at, and what was not.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>What explains that viewers saw different content, or null where nothing does.</summary>
    public Cloaking? Cloaking { get; init; }

    /// <summary>The declared advertiser.</summary>
    public string? Advertiser { get; init; }

    /// <summary>The declared advertiser domain.</summary>
    public string? AdvertiserDomain { get; init; }

    /// <summary>The declared industry.</summary>
    public string? Industry { get; init; }

    /// <summary>The impressions with everything that was seen; empty in a report that was loaded from a file, where they are part of the evidence.</summary>
    [JsonIgnore]
    public IReadOnlyList<Impression> Facts { get; init; } = [];

    /// <summary>In which forms a run folder keeps the traffic of <see cref="Facts"/>; none in a report that was loaded from a file.</summary>
    [JsonIgnore]
    public ArchiveForms Archives { get; init; }
}
