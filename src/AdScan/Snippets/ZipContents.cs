using System.IO.Compression;

namespace AdScan.Snippets;

/// <summary>The files of a zip in memory, believed in nothing: names are only keys, and sizes are counted while inflating.</summary>
internal static class ZipContents
{
    private const int MostEntries = 1000;

    /// <exception cref="FeedException">The zip is corrupt, encrypted, too large, or names a file as no honest one does.</exception>
    public static Dictionary<string, byte[]> Read(byte[] zip, string name, int maxFileBytes, long maxBytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false));
            if (archive.Entries.Count > MostEntries) throw new FeedException(name, $"holds {archive.Entries.Count:N0} entries, over the limit of {MostEntries:N0}: pack one creative without what it does not use.");
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var entry in archive.Entries)
            {
                Check(entry, name);
                if (IsPassedOver(entry)) continue;
                var content = Inflate(entry, name, maxFileBytes, maxBytes - files.Values.Sum(file => (long)file.Length));
                if (!files.TryAdd(entry.FullName, content)) throw new FeedException(Place(entry, name), "is in the zip twice: keep one.");
            }

            return files;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new FeedException(name, $"is no zip file that can be read ({e.Message.TrimEnd('.')}): pack it again.");
        }
    }

    private static string Place(ZipArchiveEntry entry, string name) => $"{name}:{entry.FullName}";

    private static void Check(ZipArchiveEntry entry, string name)
    {
        if (!IsBelow(entry.FullName)) throw new FeedException(Place(entry, name), "is no path below the zip's root: pack it again with relative names and forward slashes.");
        if (entry.IsEncrypted) throw new FeedException(Place(entry, name), "is encrypted: pack it again without a password.");
    }

    private static bool IsBelow(string path) =>
        path.Length > 0 && path.IndexOfAny(['\\', ':', '\0']) < 0 && !path.TrimEnd('/').Split('/').Any(part => part is "" or "." or "..") && !path.StartsWith('/');

    /// <summary>Folders hold nothing, and a zip in a zip is no part of a creative.</summary>
    private static bool IsPassedOver(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith('/') || entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static byte[] Inflate(ZipArchiveEntry entry, string name, int maxFileBytes, long room)
    {
        using var inflated = new MemoryStream();
        using var stream = entry.Open();
        var chunk = new byte[16 * 1024];
        while (stream.Read(chunk) is > 0 and var read)
        {
            inflated.Write(chunk, 0, read);
            if (inflated.Length > maxFileBytes) throw new FeedException(Place(entry, name), $"inflates to over {maxFileBytes:N0} bytes, the most that one file may have: leave it out or make it smaller.");
            if (inflated.Length > room) throw new FeedException(Place(entry, name), "inflates the zip to over the limit of all its files together: leave out what the creative does not use.");
        }

        var content = inflated.ToArray();
        return content.Length == entry.Length && Crc32.Of(content) == entry.Crc32 ? content : throw new FeedException(Place(entry, name), "is not what was packed (size or checksum differ): pack it again.");
    }
}
