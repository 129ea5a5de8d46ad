using System.Text.RegularExpressions;

namespace AdScan.Reporting;

/// <summary>The pictures of a report: part of the page while there is room, so that it can be sent alone; beyond that they are linked.</summary>
/// <remarks>Pictures are encoded by our own browser from what it drew; no byte of an ad's is ever one.</remarks>
internal sealed partial class ReportPictures(Func<string, byte[]?> evidence)
{
    private const long MostBytes = 24 * 1024 * 1024;
    private long _bytes;

    /// <summary>What a page shows a picture by: its content, or its path below the run folder; null where it can be no picture. No character of it is one of markup.</summary>
    public string? AddressOf(string path)
    {
        if (!IsEvidence(path) || MediaTypeOf(path) is not { } type) return null;
        var content = _bytes < MostBytes ? evidence(path) : null;
        if (content is null || _bytes + (content.Length * 4L / 3) > MostBytes) return path;
        var address = $"data:{type};base64,{Convert.ToBase64String(content)}";
        _bytes += address.Length;
        return address;
    }

    /// <summary>Paths come from a file that others can write: only those below the evidence folder are linked.</summary>
    public static bool IsEvidence(string path) => Evidence().IsMatch(path) && !path.Contains("..", StringComparison.Ordinal);

    /// <summary>What a page shows as a picture: nothing that has a script in it, whatever a file holds.</summary>
    private static string? MediaTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        _ => null,
    };

    [GeneratedRegex(@"\Aevidence/[0-9a-zA-Z._/-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Evidence();
}
