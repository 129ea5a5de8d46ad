using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdScan.Snippets;

/// <summary>Reads a feed in CSV (RFC 4180) whose first row names the fields; keywords are separated by semicolons.</summary>
internal static partial class CsvFeed
{
    private const int LargestFile = 512 * 1024 * 1024;

    private static readonly string[] Contents = ["html", "url", "text"];

    public static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadAsync(Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bytes = await FeedFile.ReadAsync(stream, LargestFile, cancellationToken) ?? throw new FeedException(name, $"has over {LargestFile:N0} bytes: split it, or write it as JSON Lines, which is read line by line.");
        var text = FeedFile.Decode(bytes) ?? throw new FeedException(name, "is not valid UTF-8: save it as UTF-8.");
        foreach (var record in Read(text, name)) yield return record;
    }

    private static IEnumerable<(AdSnippet Snippet, string Place)> Read(string text, string name)
    {
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null, DetectDelimiter = false });
        if (!Next(csv, name, out _) || !csv.ReadHeader()) yield break;
        var header = csv.HeaderRecord!;
        if (!Contents.Any(header.Contains)) throw new FeedException($"{name}:1", "the first row names none of html, url, text: name the columns as the fields of a feed record.");
        if (header.CountBy(column => column).FirstOrDefault(column => column.Value > 1).Key is { } twice) throw new FeedException($"{name}:1", $"the first row names '{twice}' twice: give each column a name of its own.");
        while (Next(csv, name, out var place))
        {
            string? Field(string field) => header.Contains(field) && csv.GetField(field) is { Length: > 0 } value ? value : null;
            yield return (FeedRecord.ToSnippet(Field, Field("keywords")?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), place), place);
        }
    }

    /// <exception cref="FeedException">The row's quotes do not pair, so that it is not sure where its fields, or the row itself, end.</exception>
    private static bool Next(CsvReader csv, string name, out string place)
    {
        place = $"{name}:{csv.Parser.RawRow + 1}";
        if (!csv.Read()) return false;
        return Row().IsMatch(csv.Parser.RawRecord) ? true : throw new FeedException(place, "the quotes of the row do not pair: put a field that holds quotes between quotes, and double each quote in it.");
    }

    /// <summary>Fields with or without quotes; each that is read stays read, so that no row takes longer than its length.</summary>
    [GeneratedRegex("""\A[\r\n]*(?>(?:"[^"]*(?:""[^"]*)*"|[^",\r\n]*)(?:,|(?=[\r\n]|\z)))*[\r\n]*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
