namespace AdScan.Rules.Appearance;

/// <summary>Something that an ad must show.</summary>
internal sealed record RequiredText
{
    public PolicyName Name { get; init; } = new();

    /// <summary>An expression for it.</summary>
    public string Shown { get; init; } = "";

    public IReadOnlyList<string> Articles { get; init; } = [];
}
