using System.Text.Json.Serialization;
using AdScan.Reporting;

namespace AdScan.Harness;

/// <summary>A row of the Parquet export, in the order of its columns.</summary>
/// <remarks>A class of plain properties, because the serializer goes by them; the attributes are how it takes names.</remarks>
internal sealed class ParquetRow
{
    [JsonPropertyName("verdict")]
    public string? Verdict { get; set; }

    [JsonPropertyName("snippet")]
    public string? Snippet { get; set; }

    [JsonPropertyName("place")]
    public string? Place { get; set; }

    [JsonPropertyName("advertiser")]
    public string? Advertiser { get; set; }

    [JsonPropertyName("rule")]
    public string? Rule { get; set; }

    [JsonPropertyName("category")]
    public string? Category { get; set; }

    [JsonPropertyName("severity")]
    public string? Severity { get; set; }

    [JsonPropertyName("score")]
    public double? Score { get; set; }

    [JsonPropertyName("message")]
    public string? Message { get; set; }

    [JsonPropertyName("quote")]
    public string? Quote { get; set; }

    [JsonPropertyName("spanStart")]
    public int? SpanStart { get; set; }

    [JsonPropertyName("spanEnd")]
    public int? SpanEnd { get; set; }

    [JsonPropertyName("source")]
    public string? Source { get; set; }

    [JsonPropertyName("variant")]
    public string? Variant { get; set; }

    [JsonPropertyName("seen")]
    public int? Seen { get; set; }

    [JsonPropertyName("viewers")]
    public List<string> Viewers { get; set; } = [];

    [JsonPropertyName("legalBasis")]
    public List<string> LegalBasis { get; set; } = [];

    [JsonPropertyName("evidence")]
    public List<string> Evidence { get; set; } = [];

    public static ParquetRow Of(FindingRow row) => new()
    {
        Verdict = row.Verdict,
        Snippet = row.Snippet,
        Place = row.Place,
        Advertiser = row.Advertiser,
        Rule = row.Rule,
        Category = row.Category,
        Severity = row.Severity,
        Score = row.Score,
        Message = row.Message,
        Quote = row.Quote,
        SpanStart = row.SpanStart,
        SpanEnd = row.SpanEnd,
        Source = row.Source,
        Variant = row.Variant,
        Seen = row.Seen,
        Viewers = [.. row.Viewers],
        LegalBasis = [.. row.LegalBasis],
        Evidence = [.. row.Evidence],
    };
}
