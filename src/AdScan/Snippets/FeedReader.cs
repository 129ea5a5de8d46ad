using System.Runtime.CompilerServices;

namespace AdScan.Snippets;

/// <summary>Reads snippets from what people have them in: HTML files, folders of them, JSON Lines, CSV.</summary>
/// <remarks>A feed is read as a whole before anything is scanned, so that a broken one is refused with nothing half done.</remarks>
public static class FeedReader
{
    private const long LargestFile = int.MaxValue - 1024;

    /// <summary>Reads every snippet of a file or folder.</summary>
    /// <param name="path">An <c>.html</c> or <c>.htm</c> file, a folder of them, a <c>.jsonl</c> or a <c>.csv</c> file.</param>
    /// <param name="maxSnippetBytes">The largest snippet; a larger one becomes a record with a <see cref="AdSnippet.Defect"/>.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="FeedException">The path does not exist, is of no known kind, holds no snippet or the same id twice, or a record is broken.</exception>
    public static async Task<IReadOnlyList<AdSnippet>> ReadAsync(string path, int maxSnippetBytes, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return await CollectAsync(path, OpenAsync(path, maxSnippetBytes, cancellationToken), cancellationToken);
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
        return CollectAsync(name, JsonLinesFeed.ReadAsync(stream, name, maxSnippetBytes, cancellationToken), cancellationToken);
    }

    private static async Task<IReadOnlyList<AdSnippet>> CollectAsync(string name, IAsyncEnumerable<(AdSnippet Snippet, string Place)> records, CancellationToken cancellationToken)
    {
        var snippets = new List<AdSnippet>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var (snippet, place) in records.WithCancellation(cancellationToken))
        {
            if (!places.TryAdd(snippet.Id, place)) throw new FeedException(place, $"the id '{snippet.Id}' is used at {places[snippet.Id]} already: give each snippet an id of its own.");
            snippets.Add(snippet);
        }

        return snippets.Count > 0 ? snippets : throw new FeedException(name, "holds no snippet.");
    }

    private static IAsyncEnumerable<(AdSnippet Snippet, string Place)> OpenAsync(string path, int maxSnippetBytes, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path)) return ReadFolderAsync(path, maxSnippetBytes, cancellationToken);
        if (!File.Exists(path)) throw new FeedException(path, "does not exist.");
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".html" or ".htm" => ReadHtmlAsync(path, Path.GetFileNameWithoutExtension(path), maxSnippetBytes, cancellationToken),
            ".jsonl" or ".ndjson" => ReadJsonLinesFileAsync(path, maxSnippetBytes, cancellationToken),
            ".csv" => ReadCsvAsync(path, cancellationToken),
            var other => throw new FeedException(path, $"'{other}' is no known kind of feed: give an .html, .jsonl or .csv file, or a folder of .html files."),
        };
    }

    private static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadFolderAsync(string folder, int maxSnippetBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(folder, "*.htm*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var id = Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/');
            await foreach (var record in ReadHtmlAsync(file, id, maxSnippetBytes, cancellationToken)) yield return record;
        }
    }

    private static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadHtmlAsync(string path, string id, int maxSnippetBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length > maxSnippetBytes)
        {
            yield return (AdSnippet.Unreadable(id, AdSnippet.TooLarge(new FileInfo(path).Length, maxSnippetBytes)), path);
            yield break;
        }

        var text = FeedFile.Decode(await ReadBytesAsync(path, cancellationToken));
        yield return (text is null ? AdSnippet.Unreadable(id, "The file is not valid UTF-8 and declares no other encoding.") : new AdSnippet(text) { Id = id }, path);
    }

    private static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadJsonLinesFileAsync(string path, int maxSnippetBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Stream stream;
        try
        {
            stream = File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedException(path, $"cannot be opened: {e.Message}");
        }

        await using (stream)
        {
            await foreach (var record in JsonLinesFeed.ReadAsync(stream, path, maxSnippetBytes, cancellationToken)) yield return record;
        }
    }

    private static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadCsvAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = FeedFile.Decode(await ReadBytesAsync(path, cancellationToken)) ?? throw new FeedException(path, "is not valid UTF-8: save it as UTF-8.");
        foreach (var record in CsvFeed.Read(text, path)) yield return record;
    }

    private static async Task<byte[]> ReadBytesAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile) throw new FeedException(path, "is larger than 2 GiB: split it, or write it as JSON Lines, which is read line by line.");
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedException(path, $"cannot be read: {e.Message}");
        }
    }
}
