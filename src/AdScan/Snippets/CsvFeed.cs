using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdScan.Snippets;

/// <summary>Reads a feed in CSV (RFC 4180) whose first row names the fields; keywords are separated by semicolons.</summary>
internal static class CsvFeed
{
    private static readonly string[] Contents = ["html", "url", "text"];

    public static IEnumerable<(AdSnippet Snippet, string Place)> Read(string text, string name)
    {
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null, DetectDelimiter = false });
        if (!csv.Read() || !csv.ReadHeader()) yield break;
        var header = csv.HeaderRecord!;
        if (!Contents.Any(header.Contains)) throw new FeedException($"{name}:1", "the first row names none of html, url, text: name the columns as the fields of a feed record.");
        while (true)
        {
            if (!Next(csv, name)) yield break;
            var place = $"{name}:{csv.Parser.RawRow}";
            string? Field(string field) => header.Contains(field) && csv.GetField(field) is { Length: > 0 } value ? value : null;
            yield return (FeedRecord.ToSnippet(Field, Field("keywords")?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), place), place);
        }
    }

    private static bool Next(CsvReader csv, string name)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvHelperException e)
        {
            throw new FeedException($"{name}:{csv.Parser.RawRow}", $"the row cannot be read ({e.GetType().Name}): check its quotes.");
        }
    }
}
