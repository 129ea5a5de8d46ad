using System.Globalization;
using System.Text.RegularExpressions;
using AdScan.Impressions;

namespace AdScan.Reporting;

/// <summary>The pictures of a report: each is put into the page once, as a style class, while there is room; beyond that it is linked.</summary>
/// <remarks>Pictures are encoded by our own browser from what it drew; no byte of an ad's is ever one.</remarks>
internal sealed partial class ReportPictures(Func<string, byte[]?> evidence)
{
    private const int MostBytes = 24 * 1024 * 1024;

    /// <summary>Of the stylesheet: the width of a thumbnail and the height that a large picture may have, in pixels.</summary>
    private const double ThumbWidth = 46, LargestHeight = 360;

    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly System.Text.StringBuilder _styles = new();

    /// <summary>The stylesheet that holds the pictures.</summary>
    public string Styles => _styles.ToString();

    /// <summary>The class that shows a picture, or the ad in it where its frame is known.</summary>
    public string ClassOf(string path, ScreenshotFrame? frame)
    {
        if (_classes.TryGetValue(path, out var known)) return known;
        var name = $"p{_classes.Count}";
        _classes[path] = name;
        if (!IsEvidence(path) || MediaTypeOf(path) is not { } type) return name;
        var content = _styles.Length < MostBytes ? evidence(path) : null;
        var address = content is null || _styles.Length + (content.Length * 4L / 3) > MostBytes ? path : $"data:{type};base64,{Convert.ToBase64String(content)}";
        _styles.Append('.').Append(name).Append("{background-image:url(").Append(address).Append(")}\n");
        if (frame is { Ad: { Width: > 0, Height: > 0 } ad, Width: > 0, Height: > 0 }) AddCrop(name, frame, ad);
        return name;
    }

    /// <summary>Shows the part of the picture in which the ad is: whole in the large, its top in the small.</summary>
    private void AddCrop(string name, ScreenshotFrame frame, Box ad)
    {
        var scale = ThumbWidth / ad.Width;
        var most = Math.Min(1, LargestHeight / ad.Height) * ad.Width;
        _styles.Append(CultureInfo.InvariantCulture, $".picture.{name}{{height:auto;width:min(100%,{most:0.##}px);aspect-ratio:{ad.Width:0.##}/{ad.Height:0.##};background-size:{100 * frame.Width / ad.Width:0.###}% {100 * frame.Height / ad.Height:0.###}%;background-position:{Place(ad.X, frame.Width - ad.Width)}% {Place(ad.Y, frame.Height - ad.Height)}%}}\n");
        _styles.Append(CultureInfo.InvariantCulture, $".thumb.{name}{{background-size:{frame.Width * scale:0.##}px auto;background-position:{-ad.X * scale:0.##}px {-ad.Y * scale:0.##}px}}\n");
    }

    /// <summary>What CSS calls the place of a background: the share of the room that is left.</summary>
    private static string Place(double offset, double room) => (room > 0 ? 100 * offset / room : 0).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Paths come from a file that others can write: only those below the evidence folder are linked.</summary>
    public static bool IsEvidence(string path) => Evidence().IsMatch(path) && !path.Contains("..", StringComparison.Ordinal);

    /// <summary>What a page shows as a picture: nothing that has a script in it, whatever a file holds.</summary>
    private static string? MediaTypeOf(string path) => System.IO.Path.GetExtension(path) switch
    {
        ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        _ => null,
    };

    [GeneratedRegex(@"\Aevidence/[0-9a-zA-Z._/-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Evidence();
}
