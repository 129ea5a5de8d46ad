using AdScan.Viewers;
using Newtonsoft.Json;

namespace AdScan.Rules;

/// <summary>A claim about public policy that an authority has refuted, or that holds otherwise than is claimed; and what is so.</summary>
internal sealed record PolicyFact
{
    public string Id { get; init; } = "";

    /// <summary>Regular expressions on one line: the ways in which it is claimed.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary><c>refuted</c>: an authority has said that it is not so. <c>regulated</c>: a rule says otherwise, and may have changed since.</summary>
    public string Stance { get; init; } = "";

    /// <summary>What is so, in a sentence.</summary>
    public PolicyName Correction { get; init; } = new();

    /// <summary>Who said so.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Where: the document's title and number, or its address.</summary>
    public string Source { get; init; } = "";

    /// <summary>When.</summary>
    public string Date { get; init; } = "";

    /// <summary>How well the source was read, as of an instrument; or <c>invented</c> for an example.</summary>
    public string Status { get; init; } = "";

    /// <summary>The last day on which it holds, or null.</summary>
    public string? Until { get; init; }

    /// <summary>Regions whose viewers it concerns, as of an adjustment; empty for all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Texts that must be caught.</summary>
    public IReadOnlyList<string> Catches { get; init; } = [];

    /// <summary>Texts that must be left alone, such as ones that refute or ask.</summary>
    public IReadOnlyList<PolicyNearMiss> Leaves { get; init; } = [];

    /// <summary>Only a refutation that was read itself stops an ad; everything else is for a person.</summary>
    [JsonIgnore]
    public string Severity => Stance == "refuted" && Status is ("fulltext" or "excerpt") ? "block" : "review";

    /// <summary>Who said so, when and where; what was not read itself says so.</summary>
    [JsonIgnore]
    public string Cited => $"{Authority}，{Date}，{Source}{Status switch { "invented" => "（虚构示例）", "fulltext" or "excerpt" => "", _ => "（待核）" }}";

    public bool Concerns(Viewer viewer) => RegionIds.Hold(Regions, viewer);
}
