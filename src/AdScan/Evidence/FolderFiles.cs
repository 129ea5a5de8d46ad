using System.Security.Cryptography;
using AdScan.Reporting;

namespace AdScan.Evidence;

/// <summary>The files of a run folder, as they lie there.</summary>
internal static class FolderFiles
{
    private static readonly string EmptyHash = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>Every file but the seal, by its path with forward slashes, in ordinal order. A link is not followed.</summary>
    public static SortedDictionary<string, FileInfo> List(string folder)
    {
        var files = new SortedDictionary<string, FileInfo>(StringComparer.Ordinal);
        Walk(new DirectoryInfo(folder), "", files);
        foreach (var name in RunFiles.Seal) files.Remove(name);
        return files;
    }

    /// <summary>A link leads out of the folder, and what it leads to is no evidence of this run.</summary>
    public static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null;

    /// <summary>Hash of a file, read as a stream.</summary>
    public static string HashOf(FileInfo file)
    {
        // An empty file is not opened: what is a pipe in truth shows no length and would be waited on.
        if (file.Length == 0) return EmptyHash;
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void Walk(DirectoryInfo folder, string prefix, SortedDictionary<string, FileInfo> files)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo inner && !IsLink(inner)) Walk(inner, $"{prefix}{inner.Name}/", files);
            else files.Add(prefix + entry.Name, new FileInfo(entry.FullName));
        }
    }
}
