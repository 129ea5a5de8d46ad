using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;

namespace AdScan.Rules;

/// <summary>Everything that is known of a snippet when it is judged.</summary>
public sealed record ScanFacts
{
    /// <summary>The snippet.</summary>
    public required AdSnippet Snippet { get; init; }

    /// <summary>Every impression made of it.</summary>
    public required IReadOnlyList<Impression> Impressions { get; init; }

    /// <summary>What viewers saw, with scores.</summary>
    public required IReadOnlyList<Variant> Variants { get; init; }

    /// <summary>What viewers saw on the pages that clicks ended on, with scores; empty where none was followed.</summary>
    public IReadOnlyList<Variant> Landings { get; init; } = [];

    /// <summary>What landing pages do not keep of what the ad promises.</summary>
    public IReadOnlyList<LandingDifference> LandingDifferences { get; init; } = [];

    /// <summary>Scores of each distinct text that was scored: whole variants and single pieces.</summary>
    public required IReadOnlyDictionary<string, TextScores> Scores { get; init; }

    /// <summary>Path of the saved impressions below the run folder: the evidence of findings that no picture shows.</summary>
    public required string ImpressionsPath { get; init; }

    /// <summary>Path of the archive of the traffic below the run folder, or null where none is kept.</summary>
    public string? ArchivePath { get; init; }

    /// <summary>The variants in which a rule found something, known once the rules on content have spoken.</summary>
    public IReadOnlyList<Variant> Flagged { get; init; } = [];

    /// <summary>Keys of the viewers to whom the ad did what blocks it, known with <see cref="Flagged"/>.</summary>
    public IReadOnlyList<string> Beset { get; init; } = [];

    /// <summary>What explains who was shown a flagged variant or beset, or null where nothing does; known with <see cref="Flagged"/>.</summary>
    public Cloaking? Cloaking { get; init; }

    /// <summary>The variant that each look at the ad, or at what its clicks ended on, showed.</summary>
    internal IReadOnlyDictionary<Look, Variant> Shown { get; init; } = new Dictionary<Look, Variant>();

    /// <summary>The variant that a look showed, one of those in <see cref="Impressions"/>; null where there was nothing to see, or the facts were not made by a scan.</summary>
    public Variant? VariantOf(Look look) => Shown.GetValueOrDefault(look);

    /// <summary>The evidence of a variant: its picture, the saved impressions, and the archive.</summary>
    public IReadOnlyList<string> EvidenceOf(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return new[] { variant.Screenshot, ImpressionsPath, ArchivePath }.OfType<string>().ToList();
    }
}
