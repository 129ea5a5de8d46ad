using AdScan.Impressions;

namespace AdScan.Vision.Fingerprints;

/// <summary>Tells what the largest drawings of an ad look like, by which they are known again.</summary>
internal sealed class FingerprintReading : IPixelReader
{
    private const int MostDrawings = 8;

    /// <summary>What is smaller than this, in the picture's own pixels, is a sign and no picture.</summary>
    private const int LeastSide = 64;

    public string Version => "fingerprints 1";

    public IReadOnlyList<string> NotRead => [];

    public PictureReading Read(PixelPicture picture, PictureMap map, CancellationToken cancellationToken)
    {
        var drawings = map.Drawings.Distinct().Select(drawing => picture.PixelsOf(drawing, 0)).Where(part => part is { Width: >= LeastSide, Height: >= LeastSide });
        return new PictureReading { Fingerprints = drawings.Take(MostDrawings).Select(part => PerceptualHash.Of(picture.Bitmap, part)).ToList() };
    }
}
