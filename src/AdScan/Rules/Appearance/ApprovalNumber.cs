namespace AdScan.Rules.Appearance;

/// <summary>One kind of approval number.</summary>
internal sealed record ApprovalNumber
{
    public string Id { get; init; } = "";

    public PolicyName Name { get; init; } = new();

    /// <summary>An expression for what claims to be one; <c>p</c> is its province, <c>m</c> its medium, <c>n</c> its number.</summary>
    public string Claim { get; init; } = "";

    /// <summary>An expression for what one can be: <c>p|m|n</c> without spaces.</summary>
    public string Valid { get; init; } = "";

    /// <summary>How it is written, for the person who must act.</summary>
    public string Form { get; init; } = "";

    /// <summary>Whether its first six digits are the day on which it ends.</summary>
    public bool Dated { get; init; }

    public IReadOnlyList<string> Articles { get; init; } = [];

    public IReadOnlyList<string> Catches { get; init; } = [];

    public IReadOnlyList<string> Leaves { get; init; } = [];
}
