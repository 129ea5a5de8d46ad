using System.Security.Cryptography;

namespace AdScan.Evidence;

/// <summary>A file that had a part in a run.</summary>
/// <param name="Part">What it was there for: <c>library</c>, <c>tool</c>, <c>model</c>, <c>policy</c>, <c>register</c>, <c>allowList</c> or <c>browser</c>.</param>
/// <param name="File">Its name, without the folder.</param>
/// <param name="Version">Its version, where it has one.</param>
/// <param name="Sha256">Its hash; null where the file cannot be read.</param>
public sealed record RunComponent(string Part, string File, string? Version, string? Sha256)
{
    /// <summary>A file on disk; a link is followed.</summary>
    public static RunComponent OfFile(string part, string path, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new RunComponent(part, Path.GetFileName(path), version, HashOf(path));
    }

    /// <summary>The assembly of a type.</summary>
    public static RunComponent OfAssembly(string part, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var assembly = type.Assembly;

        // An assembly inside a single-file program has no file of its own; the program's stands for it.
        var path = assembly.Location is { Length: > 0 } location ? location : Environment.ProcessPath ?? "";
        return OfFile(part, path, assembly.GetName().Version?.ToString(3));
    }

    private static string? HashOf(string path)
    {
        try
        {
            using var file = System.IO.File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
