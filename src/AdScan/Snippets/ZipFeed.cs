using System.Runtime.CompilerServices;

namespace AdScan.Snippets;

/// <summary>Reads HTML5 creatives from a zip as ad servers take them: an <c>index.html</c> with its files, or several in folders of their own.</summary>
internal static class ZipFeed
{
    /// <summary>How much larger than the largest snippet all files together may be.</summary>
    private const int Slack = 4;

    private const int MostCreatives = 100;

    public static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadAsync(Stream stream, string name, int maxSnippetBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var room = (long)maxSnippetBytes * Slack;
        var zip = await FeedFile.ReadAsync(stream, room, cancellationToken) ?? throw new FeedException(name, $"has {stream.Length:N0} bytes, over the limit of {room:N0}: pack one creative without what it does not use.");
        var files = ZipContents.Read(zip, name, maxSnippetBytes, room);
        var pages = PagesOf(files.Keys);
        if (pages.Count == 0) throw new FeedException(name, "holds no .html file: put the creative's index.html into it.");
        if (pages.Count > MostCreatives) throw new FeedException(name, $"holds {pages.Count:N0} creatives, over the limit of {MostCreatives:N0}: pack fewer into one zip.");
        foreach (var page in pages)
        {
            var id = pages.Count > 1 && IdOf(page) is { Length: > 0 } own ? own : Path.GetFileNameWithoutExtension(name);
            yield return (ToSnippet(files, page, id, maxSnippetBytes), $"{name}:{page}");
        }
    }

    /// <summary>The pages that are creatives: of each topmost folder with pages its index, or every page where it has none.</summary>
    private static List<string> PagesOf(IEnumerable<string> paths)
    {
        var folders = paths.Where(IsPage).GroupBy(FolderOf).OrderBy(folder => folder.Key, StringComparer.Ordinal).ToList();
        var topmost = folders.Where(folder => !folders.Exists(other => other.Key != folder.Key && folder.Key.StartsWith(other.Key, StringComparison.Ordinal)));
        return topmost.SelectMany(folder => folder.Any(IsIndex) ? folder.Where(IsIndex).Order(StringComparer.Ordinal).Take(1) : folder.Order(StringComparer.Ordinal)).ToList();
    }

    /// <summary>Some systems pack files about files along with them.</summary>
    private static bool IsPage(string path) => HtmlFeed.IsHtml(path) && !path.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private static bool IsIndex(string path) => path[FolderOf(path).Length..].ToLowerInvariant() is "index.html" or "index.htm";

    /// <summary>The folder with its slash; empty for the root.</summary>
    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string IdOf(string page) => IsIndex(page) ? FolderOf(page).TrimEnd('/') : Path.ChangeExtension(page, null);

    private static AdSnippet ToSnippet(Dictionary<string, byte[]> files, string page, string id, int maxSnippetBytes)
    {
        if (FeedFile.Decode(files[page]) is null) return AdSnippet.Unreadable(id, $"{page} is not valid UTF-8 and declares no other encoding.");
        var inliner = new AssetInliner(files, maxSnippetBytes);
        return inliner.Inline(page) is { } markup
            ? new AdSnippet(markup) { Id = id, Slot = inliner.SlotOf(page) }
            : AdSnippet.Unreadable(id, $"With its files put in, {page} is over the limit of {maxSnippetBytes:N0} bytes.");
    }
}
