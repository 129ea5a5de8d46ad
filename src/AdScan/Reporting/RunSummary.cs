namespace AdScan.Reporting;

/// <summary>Counts over all snippets of a run.</summary>
public sealed record RunSummary
{
    /// <summary>Snippets judged.</summary>
    public required int Snippets { get; init; }

    /// <summary>Snippets that passed.</summary>
    public required int Pass { get; init; }

    /// <summary>Snippets for a person to decide.</summary>
    public required int Review { get; init; }

    /// <summary>Snippets to stop.</summary>
    public required int Block { get; init; }

    /// <summary>Snippets that could not be judged.</summary>
    public required int Inconclusive { get; init; }

    /// <summary>Impressions made.</summary>
    public required int Impressions { get; init; }

    /// <summary>Impressions that failed.</summary>
    public required int FailedImpressions { get; init; }

    /// <summary>Counts the snippets of a run.</summary>
    public static RunSummary Of(IReadOnlyCollection<ScanReport> snippets)
    {
        ArgumentNullException.ThrowIfNull(snippets);
        int Count(Verdict verdict) => snippets.Count(s => s.Verdict == verdict);
        return new RunSummary
        {
            Snippets = snippets.Count,
            Pass = Count(Verdict.Pass),
            Review = Count(Verdict.Review),
            Block = Count(Verdict.Block),
            Inconclusive = Count(Verdict.Inconclusive),
            Impressions = snippets.Sum(s => s.Coverage.Made),
            FailedImpressions = snippets.Sum(s => s.Coverage.Failed),
        };
    }
}
