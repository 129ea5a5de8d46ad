namespace AdScan.Rules;

/// <summary>One kind of violation: what it is, the articles it stands on, and the words that give it away.</summary>
internal sealed record PolicyCategory
{
    public string Id { get; init; } = "";

    /// <summary><c>vulgar</c>, <c>false</c>, <c>illegal</c>, <c>deceptive-ux</c> or <c>security</c>.</summary>
    public string Label { get; init; } = "";

    public PolicyName Name { get; init; } = new();

    public string Definition { get; init; } = "";

    /// <summary><c>block</c>, <c>review</c> or <c>info</c>.</summary>
    public string Severity { get; init; } = "";

    /// <summary>The first day on which it is asked, such as the day on which the law it stands on came into force.</summary>
    public string From { get; init; } = "";

    /// <summary>The last day on which it is asked, or null.</summary>
    public string? Until { get; init; }

    /// <summary>A rule of the house, which need not stand on an article.</summary>
    public bool House { get; init; }

    public IReadOnlyList<PolicyReference> LegalBasis { get; init; } = [];

    /// <summary>Where it shows if not in words: <c>comparison</c>, <c>placement</c>, <c>measurement</c> or <c>behaviour</c>; null if in words.</summary>
    public string? SeenIn { get; init; }

    /// <summary>Phrases that are a finding by themselves, unless a context excuses them.</summary>
    public IReadOnlyList<string> Strong { get; init; } = [];

    /// <summary>Regular expressions of the same force.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>Words of two slots close together: a finding for a person.</summary>
    public IReadOnlyList<PolicyCombination> Combinations { get; init; } = [];

    /// <summary>Words that many an honest ad holds: they only name what the classifier has found.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>Texts that must be caught.</summary>
    public IReadOnlyList<string> Catches { get; init; } = [];

    /// <summary>Texts that must be left alone.</summary>
    public IReadOnlyList<PolicyNearMiss> Leaves { get; init; } = [];
}
