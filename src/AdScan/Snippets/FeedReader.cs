using System.Runtime.CompilerServices;
using System.Text;

namespace AdScan.Snippets;

/// <summary>Reads snippets from what people have them in: HTML files, folders of them, JSON Lines, CSV, HTML5 creatives, bid responses.</summary>
/// <remarks>
/// <para>A feed is read as a whole before anything is scanned, so that a broken one is refused with nothing half done.</para>
/// <para>
/// Feeds are hostile: whatever one holds, the outcome is snippets or a <see cref="FeedException"/>, in time and memory that its size bounds.
/// Nothing is written to disk, no link below a folder is followed, and what is no regular file is not waited for.
/// </para>
/// <para>
/// Of a <c>.zip</c>, every file that the markup or a stylesheet names is put into the markup as a <c>data:</c> address. A file that a script
/// asks for by a relative address when it runs is not found. The zip may hold 100 creatives in 1,000 files, each of at most
/// <c>maxSnippetBytes</c>, and four times that together.
/// </para>
/// <para>Of a bid response, each bid's <c>adm</c> is a snippet, with OpenRTB's macros filled in as for a bid that won at its own price.</para>
/// </remarks>
public static class FeedReader
{
    private const int LongestId = 512;

    /// <summary>Reads every snippet of a file or folder.</summary>
    /// <param name="path">An <c>.html</c> or <c>.htm</c> file, a folder of them, a <c>.jsonl</c> or <c>.csv</c> feed, a <c>.zip</c> HTML5 creative, or a <c>.json</c> OpenRTB 2.6 bid response.</param>
    /// <param name="maxSnippetBytes">The largest snippet; a larger one becomes a record with a <see cref="AdSnippet.Defect"/>.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="FeedException">The path does not exist, is of no known kind, holds no snippet or the same id twice, or a record is broken.</exception>
    public static Task<IReadOnlyList<AdSnippet>> ReadAsync(string path, int maxSnippetBytes, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return CollectAsync(path, isFile: true, Directory.Exists(path) ? HtmlFeed.ReadFolderAsync(path, maxSnippetBytes, cancellationToken) : ReadFileAsync(path, maxSnippetBytes, cancellationToken), maxSnippetBytes, cancellationToken);
    }

    /// <summary>Reads every snippet of a stream of JSON Lines.</summary>
    /// <param name="stream">The stream; read to its end, not closed.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="maxSnippetBytes">The largest snippet; a larger one becomes a record with a <see cref="AdSnippet.Defect"/>.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="FeedException">The stream holds no snippet or the same id twice, or a record is broken.</exception>
    public static Task<IReadOnlyList<AdSnippet>> ReadJsonLinesAsync(Stream stream, string name, int maxSnippetBytes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return CollectAsync(name, isFile: false, JsonLinesFeed.ReadAsync(stream, name, maxSnippetBytes, cancellationToken), maxSnippetBytes, cancellationToken);
    }

    /// <summary>Reads every snippet of a stream that can seek, as the file of that name.</summary>
    internal static Task<IReadOnlyList<AdSnippet>> ReadAsync(Stream stream, string name, int maxSnippetBytes, CancellationToken cancellationToken = default) =>
        CollectAsync(name, isFile: true, RecordsOf(stream, name, maxSnippetBytes, cancellationToken), maxSnippetBytes, cancellationToken);

    private static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadFileAsync(string path, int maxSnippetBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) throw new FeedException(path, "does not exist.");
        await using var stream = FeedFile.Open(path);
        await foreach (var record in RecordsOf(stream, path, maxSnippetBytes, cancellationToken)) yield return record;
    }

    private static IAsyncEnumerable<(AdSnippet Snippet, string Place)> RecordsOf(Stream stream, string name, int maxSnippetBytes, CancellationToken cancellationToken) =>
        Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".html" or ".htm" => HtmlFeed.ReadFileAsync(stream, name, maxSnippetBytes, cancellationToken),
            ".jsonl" or ".ndjson" => JsonLinesFeed.ReadAsync(stream, name, maxSnippetBytes, cancellationToken),
            ".csv" => CsvFeed.ReadAsync(stream, name, cancellationToken),
            ".zip" => ZipFeed.ReadAsync(stream, name, maxSnippetBytes, cancellationToken),
            ".json" => BidResponseFeed.ReadAsync(stream, name, maxSnippetBytes, cancellationToken),
            var other => throw new FeedException(name, $"'{other}' is no known kind of feed: give an .html, .jsonl, .csv, .zip or .json file, or a folder of .html files."),
        };

    private static async Task<IReadOnlyList<AdSnippet>> CollectAsync(string name, bool isFile, IAsyncEnumerable<(AdSnippet Snippet, string Place)> records, int maxSnippetBytes, CancellationToken cancellationToken)
    {
        var snippets = new List<AdSnippet>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            await foreach (var (snippet, place) in records.WithCancellation(cancellationToken))
            {
                if (!IsName(snippet.Id)) throw new FeedException(place, $"the id '{snippet.Id}' is longer than {LongestId} characters or holds control characters: give a short one of plain text.");
                if (!places.TryAdd(snippet.Id, place)) throw new FeedException(place, $"the id '{snippet.Id}' is used at {places[snippet.Id]} already: give each snippet an id of its own.");
                snippets.Add(snippet with { Place = isFile ? place : null, Defect = snippet.Defect ?? DefectOf(snippet.Content, maxSnippetBytes) });
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedException(name, $"cannot be read: {e.Message}");
        }

        return snippets.Count > 0 ? snippets : throw new FeedException(name, "holds no snippet.");
    }

    /// <summary>Ids stand in terminals, reports and messages.</summary>
    private static bool IsName(string id) => id.Length <= LongestId && !id.Any(char.IsControl);

    private static string? DefectOf(string content, int maxSnippetBytes) =>
        Encoding.UTF8.GetByteCount(content) is var bytes && bytes > maxSnippetBytes ? AdSnippet.TooLarge(bytes, maxSnippetBytes) : null;
}
