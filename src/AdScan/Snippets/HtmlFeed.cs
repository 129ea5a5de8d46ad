using System.Runtime.CompilerServices;

namespace AdScan.Snippets;

/// <summary>Reads HTML files, one snippet each.</summary>
internal static class HtmlFeed
{
    public static bool IsHtml(string path) => Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm";

    /// <summary>Every HTML file below the folder; ids are paths below it without extension.</summary>
    /// <exception cref="FeedException">A link leads elsewhere: out of the folder, or round in circles.</exception>
    public static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadFolderAsync(string folder, int maxSnippetBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in FilesBelow(new DirectoryInfo(folder)).Order(StringComparer.Ordinal))
        {
            var id = Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/');
            await using var stream = FeedFile.Open(file);
            yield return (await ReadAsync(stream, id, maxSnippetBytes, cancellationToken), file);
        }
    }

    /// <summary>The one snippet of a file; its id is the file's name.</summary>
    public static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadFileAsync(Stream stream, string name, int maxSnippetBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return (await ReadAsync(stream, Path.GetFileNameWithoutExtension(name), maxSnippetBytes, cancellationToken), name);
    }

    private static async Task<AdSnippet> ReadAsync(Stream stream, string id, int maxSnippetBytes, CancellationToken cancellationToken)
    {
        if (stream.Length == 0) return AdSnippet.Unreadable(id, "The file is empty, or no regular file.");
        if (await FeedFile.ReadAsync(stream, maxSnippetBytes, cancellationToken) is not { } bytes) return AdSnippet.Unreadable(id, AdSnippet.TooLarge(stream.Length, maxSnippetBytes));
        return FeedFile.Decode(bytes) is { } text ? new AdSnippet(text) { Id = id } : AdSnippet.Unreadable(id, "The file is not valid UTF-8 and declares no other encoding.");
    }

    private static IEnumerable<string> FilesBelow(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is FileInfo && !IsHtml(entry.Name)) continue;
            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint)) throw new FeedException(entry.FullName, "is a link: put what it leads to into the folder itself.");
            if (entry is not DirectoryInfo below) yield return entry.FullName;
            else foreach (var file in FilesBelow(below)) yield return file;
        }
    }
}
