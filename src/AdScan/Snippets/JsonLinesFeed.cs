using System.Runtime.CompilerServices;
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

            var text = FeedFile.Decode(bytes)?.TrimEnd();
            if (text is null) yield return (AdSnippet.Unreadable(place, $"The record on line {number} is not valid UTF-8."), place);
            else if (text.Length > 0) yield return (ToSnippet(FeedJson.ReadObject(text, name, number, "write one complete object a line"), place), place);
        }
    }

    private static AdSnippet ToSnippet(JObject record, string place) =>
        FeedRecord.ToSnippet(field => FeedJson.Text(record, field, place), Keywords(record, place), place);

    private static List<string>? Keywords(JObject record, string place) => record["keywords"] switch
    {
        null or { Type: JTokenType.Null } => null,
        JArray list when list.All(k => k.Type == JTokenType.String) => list.Select(k => k.ToString()).ToList(),
        _ => throw new FeedException(place, "keywords is not a list of strings."),
    };
}
