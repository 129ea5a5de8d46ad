using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Snippets;

/// <summary>Reads JSON as it comes from outside: shallow, and with no field that two readers could read differently.</summary>
internal static class FeedJson
{
    private const int MaxDepth = 16;

    private static readonly JsonLoadSettings Once = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    /// <param name="text">One JSON object and nothing else.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="firstLine">The line of the file that the text begins on.</param>
    /// <param name="mend">How to mend a text that is something else.</param>
    /// <exception cref="FeedException">The text is broken, too deep, or not one object.</exception>
    public static JObject ReadObject(string text, string name, int firstLine, string mend)
    {
        string Place(int line, int column) => $"{name}:{firstLine + Math.Max(line, 1) - 1}:{column}";
        using var reader = new JsonTextReader(new StringReader(text)) { MaxDepth = MaxDepth, DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        try
        {
            var value = JToken.ReadFrom(reader, Once) as JObject ?? throw new FeedException(Place(1, 0), $"is not a JSON object: {mend}.");

            // Only comments may follow: at anything else the reader throws.
            while (reader.Read())
            {
            }

            return value;
        }
        catch (Exception e) when (e is JsonReaderException or OverflowException)
        {
            // Some numbers overflow within the reader, which then does not say so in its own words.
            throw new FeedException(Place(reader.LineNumber, reader.LinePosition), $"the JSON is broken ({Short(e.Message)}): {mend}.");
        }
    }

    /// <summary>A field that is text or a number, or null where it is absent.</summary>
    /// <exception cref="FeedException">The field is something else.</exception>
    public static string? Text(JObject record, string field, string place) => record[field] switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue { Value: string text } => text,
        JValue { Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new FeedException(place, $"{field} is neither text nor a number."),
    };

    private static string Short(string message)
    {
        var end = message.IndexOf(" Path '", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.', ' ', ',');
    }
}
