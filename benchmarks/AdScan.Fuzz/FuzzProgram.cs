using System.IO.Compression;
using AdScan.Snippets;
using SharpFuzz;

namespace AdScan.Fuzz;

/// <summary>Reads standard input as a feed of the kind that the one argument names (<c>page</c>: the page and stylesheet of a creative); anything but snippets or a <see cref="FeedException"/> is a crash.</summary>
/// <remarks>Under AFL it is asked again and again; without it, it reads once, which is how a crash is looked at.</remarks>
internal static class FuzzProgram
{
    private const int MaxSnippetBytes = 4096;

    public static void Main(string[] args)
    {
        var kind = args.Single();
        Fuzzer.OutOfProcess.Run(stream => Read(kind == "page" ? Pack(Copy(stream)) : Copy(stream), kind == "page" ? "feed.zip" : "feed." + kind));
    }

    private static MemoryStream Copy(Stream stream)
    {
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    /// <summary>Checksums keep a fuzzer of zip files from what is done with their content, so that it is given here.</summary>
    private static MemoryStream Pack(MemoryStream content)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "index.html", "a.css", "a.png" })
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                content.WriteTo(entry);
            }
        }

        packed.Position = 0;
        return packed;
    }

    private static void Read(MemoryStream feed, string name)
    {
        try
        {
            var snippets = FeedReader.ReadAsync(feed, name, MaxSnippetBytes).GetAwaiter().GetResult();
            if (snippets.Any(s => s.Defect is null && s.Content.Length > MaxSnippetBytes)) throw new InvalidOperationException("A snippet over the limit has no defect.");
        }
        catch (FeedException)
        {
            // Refused, as it may be.
        }
    }
}
