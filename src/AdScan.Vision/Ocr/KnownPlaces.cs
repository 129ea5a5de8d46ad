using AdScan.Impressions;
using SkiaSharp;

namespace AdScan.Vision.Ocr;

/// <summary>Where text stands that the page itself has told: reading it again would say nothing new.</summary>
internal sealed class KnownPlaces(PixelPicture picture, PictureMap map)
{
    /// <summary>Boxes of text and of what looks like text never agree wholly; letters on a drawing may belong to either.</summary>
    private const double LeastKnown = 0.6, MostDrawn = 0.3;

    private readonly List<SKRect> _drawings = [.. map.Drawings.Select(box => (SKRect)picture.PixelsOf(box, 0))];
    private readonly List<SKRect> _texts = [.. map.Texts.Select(box => (SKRect)picture.PixelsOf(box, 0))];

    public bool Hold(SKRect area) => PartOf(area, _texts) >= LeastKnown && PartOf(area, _drawings) < MostDrawn;

    /// <summary>The part of an area that boxes cover; what several cover counts as often, which only matters where they are piled up.</summary>
    private static double PartOf(SKRect area, List<SKRect> boxes) => boxes.Sum(box => AreaOf(SKRect.Intersect(area, box))) / Math.Max(1, AreaOf(area));

    private static double AreaOf(SKRect rect) => rect is { Width: > 0, Height: > 0 } ? (double)rect.Width * rect.Height : 0;
}
