using AdScan.Impressions;
using SkiaSharp;
using ZXing;
using ZXing.Common;

namespace AdScan.Vision.Codes;

/// <summary>Reads the QR codes of a picture, by ZXing.Net: managed code, because the pixels are an attacker's.</summary>
/// <remarks>Stateless, and bounded: a region is looked at in at most sixteen ways, each of at most <see cref="MostPixels"/> pixels and <see cref="CodeCorners.Most"/> corners.</remarks>
internal static class CodeReader
{
    private const int MostPixels = 4_000_000;

    /// <summary>The codes in a part of a picture, whether they are small, turned, tilted or inverted; boxes in the picture's own pixels.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static IReadOnlyList<PictureCode> Read(SKBitmap picture, SKRectI region, CancellationToken cancellationToken = default)
    {
        region.Intersect(picture.Info.Rect);
        var codes = new List<PictureCode>();
        if (region.Width < CodeGrid.LeastModules || region.Height < CodeGrid.LeastModules) return codes;
        foreach (var look in Looks(GrayPicture.Of(picture, region, MostPixels)))
        {
            foreach (var shades in Shades(look))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var code in CodeGrid.Read(shades, cancellationToken))
                {
                    var box = new Box(
                        region.Left + (code.Box.X / look.Scale), region.Top + (code.Box.Y / look.Scale), code.Box.Width / look.Scale, code.Box.Height / look.Scale);
                    if (!codes.Any(known => known.Text == code.Text && Centre(known.Box).Within(box))) codes.Add(new PictureCode(code.Text, box));
                }
            }
        }

        return codes;
    }

    /// <summary>As it is; doubled, for modules under two pixels; and softened, for modules that are dots or grain.</summary>
    private static IEnumerable<GrayPicture> Looks(GrayPicture plain)
    {
        yield return plain;
        if (4 * plain.Pixels.Length <= MostPixels) yield return plain.Doubled();
        yield return plain.Softened();
        yield return plain.Halved().Softened();
    }

    /// <summary>Black on white and white on black, told apart near by (for shadows) and over the whole (for pale and small codes).</summary>
    private static IEnumerable<BitMatrix> Shades(GrayPicture look)
    {
        var plain = new RGBLuminanceSource(look.Pixels, look.Width, look.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        foreach (var source in (LuminanceSource[])[plain, plain.invert()])
        {
            foreach (var binarizer in (Binarizer[])[new HybridBinarizer(source), new GlobalHistogramBinarizer(source)])
            {
                if (binarizer.BlackMatrix is { } shades) yield return shades;
            }
        }
    }

    private static (double X, double Y) Centre(Box box) => (box.X + (box.Width / 2), box.Y + (box.Height / 2));

    private static bool Within(this (double X, double Y) point, Box box) =>
        point.X > box.X && point.X < box.X + box.Width && point.Y > box.Y && point.Y < box.Y + box.Height;
}
