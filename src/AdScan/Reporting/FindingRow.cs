namespace AdScan.Reporting;

/// <summary>A finding as one row of a table, beside what is known of its snippet.</summary>
/// <remarks>A snippet that could not be judged has a row too, without a rule.</remarks>
public sealed record FindingRow
{
    /// <summary>The snippet's verdict, as reports name it.</summary>
    public required string Verdict { get; init; }

    /// <summary>The snippet's id.</summary>
    public required string Snippet { get; init; }

    /// <summary>Where the snippet was read.</summary>
    public string? Place { get; init; }

    /// <summary>The declared advertiser.</summary>
    public string? Advertiser { get; init; }

    /// <summary>The rule that found it; null in the row of a snippet that could not be judged.</summary>
    public string? Rule { get; init; }

    /// <summary>The category of the policy.</summary>
    public string? Category { get; init; }

    /// <summary><c>block</c>, <c>review</c> or <c>info</c>.</summary>
    public string? Severity { get; init; }

    /// <summary>Classifier probability, 0 to 1, or null where no classifier was asked.</summary>
    public double? Score { get; init; }

    /// <summary>One sentence: what was found, or why nothing could be judged.</summary>
    public string? Message { get; init; }

    /// <summary>The words that carried it.</summary>
    public string? Quote { get; init; }

    /// <summary>Start of the quote in the variant's text, in UTF-16 code units.</summary>
    public int? SpanStart { get; init; }

    /// <summary>End of the quote in the variant's text, exclusive.</summary>
    public int? SpanEnd { get; init; }

    /// <summary>What carried it, as reports name it.</summary>
    public string? Source { get; init; }

    /// <summary>The variant that holds it.</summary>
    public string? Variant { get; init; }

    /// <summary>In how many visits it was seen; null for what blocks nothing, and for what no single visit shows.</summary>
    public int? Seen { get; init; }

    /// <summary>Keys of the viewers who saw it.</summary>
    public IReadOnlyList<string> Viewers { get; init; } = [];

    /// <summary>The articles it stands on, such as 《中华人民共和国广告法》9(8).</summary>
    public IReadOnlyList<string> LegalBasis { get; init; } = [];

    /// <summary>Paths below the run folder.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The rows of a run, worst snippet first.</summary>
    public static IEnumerable<FindingRow> Of(RunReport run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.WorstFirst().SelectMany(report =>
        {
            var snippet = new FindingRow { Verdict = ReportJson.NameOf(report.Verdict), Snippet = report.Id, Place = report.Place, Advertiser = report.Advertiser };
            var rows = report.Findings.Select(finding => Of(snippet, finding));
            return report.Verdict == Reporting.Verdict.Inconclusive ? rows.Append(snippet with { Message = report.Reason }) : rows;
        });
    }

    private static FindingRow Of(FindingRow snippet, Finding finding) => snippet with
    {
        Rule = finding.Rule,
        Category = finding.Category,
        Severity = AdScanJson.Write(finding.Severity).Trim('"'),
        Score = finding.Score,
        Message = finding.Message,
        Quote = finding.Quote,
        SpanStart = finding.Span?[0],
        SpanEnd = finding.Span?[1],
        Source = AdScanJson.Write(finding.Source).Trim('"'),
        Variant = finding.Variant,
        Seen = finding.Seen,
        Viewers = finding.Viewers,
        LegalBasis = finding.LegalBasis.Select(basis => $"《{basis.Instrument.Trim('《', '》')}》{basis.Article}").ToList(),
        Evidence = finding.Evidence,
    };
}
