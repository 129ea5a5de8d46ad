namespace AdScan.Rules;

/// <summary>What excuses words that would otherwise be a finding: they are meant otherwise, denied, warned of, or allowed by an article.</summary>
internal sealed record PolicyContext
{
    public string Id { get; init; } = "";

    public PolicyName Name { get; init; } = new();

    public IReadOnlyList<PolicyReference> LegalBasis { get; init; } = [];

    /// <summary>Ids of the categories it is for, with <c>*</c> at the end for all that begin so; empty for all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Who decides it where words cannot: <c>register</c>, <c>person</c>, <c>measurement</c>, <c>behaviour</c> or <c>comparison</c>.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Longer words of which the found ones are a part: 面包过期 is not 包过.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Regular expressions on what stands before or after, <see cref="Within"/> so many characters on the same line.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>Regular expressions on the found words together with what stands around them.</summary>
    public IReadOnlyList<string> Across { get; init; } = [];

    /// <summary>Regular expressions on the found words themselves.</summary>
    public IReadOnlyList<string> Inside { get; init; } = [];

    /// <summary>Regular expressions on what stands before only.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Regular expressions on what stands after only.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    public int Within { get; init; }

    /// <summary>A regular expression on the whole text: where it matches, a person decides. An ad that warns of a fraud and sells is not a warning.</summary>
    public string? Unless { get; init; }
}
