using AdScan.Impressions;

namespace AdScan.Reporting;

/// <summary>One answer worth reporting: what was found, for whom, and the evidence that lets a person check it.</summary>
/// <remarks>A finding is a lead for a person to check, never a legal determination.</remarks>
public sealed record Finding
{
    /// <summary>The rule that found it, such as <c>text-vulgar</c>.</summary>
    public required string Rule { get; init; }

    /// <summary><c>vulgar</c>, <c>false</c>, <c>illegal</c>, <c>deceptive-ux</c> or <c>security</c>, or a narrower policy category.</summary>
    public required string Category { get; init; }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Classifier probability, 0 to 1, or null where no classifier was asked.</summary>
    public double? Score { get; init; }

    /// <summary>One sentence for the person who must act.</summary>
    public required string Message { get; init; }

    /// <summary>The words that carried it.</summary>
    public string? Quote { get; init; }

    /// <summary>Start and end of the quote in the variant's text, in UTF-16 code units, end exclusive.</summary>
    public IReadOnlyList<int>? Span { get; init; }

    /// <summary>What carried it.</summary>
    public required TextSource Source { get; init; }

    /// <summary>Keys of the viewers who saw it.</summary>
    public required IReadOnlyList<string> Viewers { get; init; }

    /// <summary>In how many visits it was seen, each of a browser that knew nothing of the others; null for what blocks nothing, and for what no single visit shows.</summary>
    public int? Seen { get; init; }

    /// <summary>Whether it was seen in more than one visit; null where <see cref="Seen"/> is.</summary>
    public bool? IsConfirmed => Seen is { } seen ? seen > 1 : null;

    /// <summary>The variant that holds it.</summary>
    public string? Variant { get; init; }

    /// <summary>Where it stands in the variant's picture.</summary>
    public Box? Box { get; init; }

    /// <summary>Paths below the run folder.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>The articles it stands on.</summary>
    public IReadOnlyList<LegalBasis> LegalBasis { get; init; } = [];

    /// <summary>AdCOM 1.0 creative attribute codes that apply.</summary>
    public IReadOnlyList<int>? Attr { get; init; }
}
