using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>What a rule holds against an ad, before it is known for whom and how bad the policy holds it to be.</summary>
/// <param name="Zh">One sentence in Chinese.</param>
/// <param name="En">The same in English.</param>
internal sealed record Charge(string Zh, string En)
{
    /// <summary>No worse than this, however bad the category is. A policy file may make it worse, but only what is certain blocks.</summary>
    public Severity Most { get; init; } = Severity.Review;

    public string? Quote { get; init; }

    public Box? Box { get; init; }

    public TextSource Source { get; init; } = TextSource.Dom;

    /// <summary>Those of the category's articles that it stands on, as <c>CN-IAM 10(1)(1)</c>; none for all.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>AdCOM 1.0 creative attributes.</summary>
    public IReadOnlyList<int>? Attr { get; init; }
}
