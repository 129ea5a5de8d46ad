using System.Globalization;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Snippets;

/// <summary>Reads a feed of one JSON object a line.</summary>
internal static class JsonLinesFeed
{
    // Escapes can make six bytes of one; beyond that no line can hold a snippet of the allowed size.
    private const int BytesPerSnippetByte = 6;

    public static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadAsync(Stream stream, string name, int maxSnippetBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var limit = (int)Math.Min(int.MaxValue / 2, ((long)maxSnippetBytes * BytesPerSnippetByte) + (64 * 1024));
        await foreach (var (number, bytes) in BoundedLines.ReadAsync(stream, limit, cancellationToken))
        {
            var place = $"{name}:{number}";
            if (bytes is null)
            {
                yield return (AdSnippet.Unreadable(place, $"The record on line {number} is over the size limit."), place);
                continue;
            }

            var text = FeedFile.Decode(bytes);
            if (text is null) yield return (AdSnippet.Unreadable(place, $"The record on line {number} is not valid UTF-8."), place);
            else if (!string.IsNullOrWhiteSpace(text)) yield return (ToSnippet(Parse(text, place), place), place);
        }
    }

    private static AdSnippet ToSnippet(JObject record, string place) => FeedRecord.ToSnippet(Fields(record), Keywords(record, place), place);

    private static JObject Parse(string text, string place)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { MaxDepth = 16, DateParseHandling = DateParseHandling.None };
            var record = JToken.ReadFrom(reader) as JObject ?? throw new FeedException(place, "the line is not a JSON object: write one object a line.");
            while (reader.Read())
            {
                if (reader.TokenType != JsonToken.Comment) throw new FeedException($"{place}:{reader.LinePosition}", "more follows the object: write one object a line.");
            }

            return record;
        }
        catch (JsonReaderException e)
        {
            throw new FeedException($"{place}:{e.LinePosition}", $"the JSON is broken ({Short(e.Message)}): write one complete object a line.");
        }
    }

    private static string Short(string message)
    {
        var end = message.IndexOf(" Path '", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.', ' ', ',');
    }

    private static Func<string, string?> Fields(JObject record) => name => record[name] switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue { Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        JValue value => value.Value?.ToString(),
        var other => other.ToString(Formatting.None),
    };

    private static List<string>? Keywords(JObject record, string place) => record["keywords"] switch
    {
        null or { Type: JTokenType.Null } => null,
        JArray list => list.Select(k => k.ToString()).ToList(),
        _ => throw new FeedException(place, "keywords is not a list of strings."),
    };
}
