using AdScan.Impressions;
using AdScan.Viewers;

namespace AdScan.Tests;

/// <summary>Builds saved impressions, as judging reads them.</summary>
internal static class Impress
{
    public static IReadOnlyList<Viewer> Viewers { get; } = ViewerMatrix.Of(RegionCatalog.Resolve("CN-BJ,CN-SH,CN-SC,CN-GD"), DeviceCatalog.Resolve("iphone-15,huawei-mate-60,desktop-windows"));

    public static Impression Showing(Viewer viewer, params string[] texts) => new()
    {
        Viewer = viewer,
        Status = ImpressionStatus.Rendered,
        Looks = texts.Select((text, i) => new Look
        {
            AtMs = 600 + (i * 5000),
            HasContent = true,
            Pieces = text.Split('\n').Select(line => new TextPiece { Text = line, Box = new Box(0, 0, 100, 20) }).ToList(),
            Picture = Picture.Of(System.Text.Encoding.UTF8.GetBytes(text), "image/jpeg", 300, 200, new Box(0, 0, 300, 200)),
        }).ToList(),
    };

    /// <summary>One look at an ad with a picture in it.</summary>
    public static Impression Looking(Viewer viewer, string text, PictureFingerprint fingerprint, params PictureContent[] contents)
    {
        var impression = Showing(viewer, text);
        return impression with { Looks = [impression.Looks[0] with { Fingerprints = [fingerprint], Contents = contents }] };
    }

    public static Impression Ended(Viewer viewer, ImpressionStatus status, string? why = null) => new()
    {
        Viewer = viewer,
        Status = status,
        Failures = why is null ? [] : [new ImpressionFailure("watch", why)],
    };
}
