using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdScan.Reporting;

/// <summary>Writes the findings of a run as CSV (RFC 4180), a line each, for spreadsheet programs.</summary>
/// <remarks>
/// A snippet that could not be judged has a line too, without a rule. No cell begins as a formula does: those that would have an apostrophe before them. Each text stands on one
/// line; characters that reorder or hide others are shown by their number.
/// </remarks>
public static class CsvReport
{
    /// <summary>A cell may have 32,767 characters in Excel.</summary>
    private const int LongestCell = 32_000;

    private static readonly string[] Header =
    [
        "verdict", "snippet", "place", "advertiser", "rule", "category", "severity", "score", "message", "quote", "spanStart", "spanEnd", "source", "variant", "seen", "viewers", "legalBasis", "evidence",
    ];

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,

        // The full-width forms too: spreadsheet programs of East Asia begin formulas with them.
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'],
    };

    /// <summary>Writes a run, worst first, after a byte order mark by which spreadsheet programs know UTF-8; the writer must add none of its own.</summary>
    public static void Write(RunReport run, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write('\ufeff');
        using var csv = new CsvWriter(writer, Configuration, leaveOpen: true);
        WriteLine(csv, Header);
        foreach (var row in FindingRow.Of(run)) WriteLine(csv, CellsOf(row));
    }

    private static void WriteLine(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells) csv.WriteField(ForeignText.Line(cell ?? "", LongestCell));
        csv.NextRecord();
    }

    private static string?[] CellsOf(FindingRow row) =>
    [
        row.Verdict,
        row.Snippet,
        row.Place,
        row.Advertiser,
        row.Rule,
        row.Category,
        row.Severity,
        row.Score?.ToString(CultureInfo.InvariantCulture),
        row.Message,
        row.Quote,
        row.SpanStart?.ToString(CultureInfo.InvariantCulture),
        row.SpanEnd?.ToString(CultureInfo.InvariantCulture),
        row.Source,
        row.Variant,
        row.Seen?.ToString(CultureInfo.InvariantCulture),
        string.Join("; ", row.Viewers),
        string.Join("; ", row.LegalBasis),
        string.Join("; ", row.Evidence),
    ];
}
