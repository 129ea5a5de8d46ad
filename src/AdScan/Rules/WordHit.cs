namespace AdScan.Rules;

/// <summary>Words of a category, found in a text.</summary>
internal sealed record WordHit
{
    public required PolicyCategory Category { get; init; }

    public required WordStrength Strength { get; init; }

    /// <summary>The policy fact that they contradict, or null.</summary>
    public PolicyFact? Fact { get; init; }

    /// <summary>The line in which they begin.</summary>
    public required PolicyLine Line { get; init; }

    /// <summary>Where they begin in the text as it was shown.</summary>
    public required int Start { get; init; }

    /// <summary>Where they end, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>Whether they were found only once what was put between them had been taken out.</summary>
    public bool IsDisguised { get; init; }

    /// <summary>What excuses them, or null.</summary>
    public PolicyContext? Context { get; init; }

    /// <summary>Whether a person must decide if they are excused, because the text sells.</summary>
    public bool IsDoubtful { get; init; }

    public bool IsFinding => Strength != WordStrength.Context;

    public bool IsExcused => Context is not null && !IsDoubtful;
}
