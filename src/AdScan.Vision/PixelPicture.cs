using System.Globalization;
using System.Runtime.InteropServices;
using AdScan.Impressions;
using SkiaSharp;

namespace AdScan.Vision;

/// <summary>The ad in a decoded picture, and a little around it: opaque pixels, four bytes each, in the order blue, green, red, alpha.</summary>
internal sealed class PixelPicture : IDisposable
{
    /// <summary>Letters are found only with something around them; in CSS pixels.</summary>
    public const double Margin = 4;

    /// <summary>The cost of reading grows with the pixels.</summary>
    private const int MostReadPixels = 2_500_000;

    /// <summary>What is read at fewer pixels than a CSS pixel has may lose small letters.</summary>
    private const double LeastScale = 1;

    private readonly double _left;
    private readonly double _top;

    /// <param name="bitmap">The part of the picture.</param>
    /// <param name="place">Where the part is, in pixels of the whole picture.</param>
    /// <param name="whole">The whole picture's size in pixels.</param>
    /// <param name="picture">The picture.</param>
    private PixelPicture(SKBitmap bitmap, SKRectI place, SKSizeI whole, Picture picture)
    {
        (Bitmap, Ad) = (bitmap, picture.Ad);
        var (across, down) = (picture.Width > 0 ? (double)picture.Width / whole.Width : 1, picture.Height > 0 ? (double)picture.Height / whole.Height : 1);
        (_left, _top) = (place.Left * across, place.Top * down);
        ScaleX = bitmap.Width / (place.Width * across);
        ScaleY = bitmap.Height / (place.Height * down);
    }

    public SKBitmap Bitmap { get; }

    /// <summary>Where the ad is, in CSS pixels.</summary>
    public Box Ad { get; }

    /// <summary>Pixels per CSS pixel, across.</summary>
    public double ScaleX { get; }

    /// <summary>Pixels per CSS pixel, down.</summary>
    public double ScaleY { get; }

    /// <summary>Decodes a picture if its header promises a bounded one; of an animation, the first frame.</summary>
    /// <param name="picture">The picture, with its content.</param>
    /// <param name="failure">Why there is none, or what it lacks; null if it is whole.</param>
    public static PixelPicture? Decode(Picture picture, out string? failure)
    {
        using var codec = Open(picture.Content);
        if (codec is null)
        {
            failure = picture.Content.IsEmpty ? "The picture's content was not kept." : $"The {picture.MediaType} picture could not be decoded.";
            return null;
        }

        var whole = codec.Info.Size;
        if ((long)whole.Width * whole.Height > PictureReader.MostPixels)
        {
            failure = Invariant($"The picture of {whole.Width} × {whole.Height} pixels is above the limit of {PictureReader.MostPixels:N0}.");
            return null;
        }

        var (bitmap, result) = Draw(codec);
        if (bitmap is null)
        {
            failure = Invariant($"The {picture.MediaType} picture of {whole.Width} × {whole.Height} pixels could not be decoded ({result}).");
            return null;
        }

        var place = PlaceOf(picture, whole);
        var pixels = new PixelPicture(Bounded(Part(bitmap, place)), place, whole, picture);
        failure = result != SKCodecResult.Success ? $"The {picture.MediaType} picture is damaged; what could be decoded was read."
            : codec.FrameCount > 1 ? Invariant($"Of the picture's {codec.FrameCount} frames, the first was read.")
            : pixels.ScaleX < LeastScale && pixels.Bitmap.Width < place.Width ? Invariant($"The picture of {place.Width} × {place.Height} pixels was read at {100.0 * pixels.Bitmap.Width / place.Width:0} % of its size.")
            : null;
        return pixels;
    }

    /// <summary>A CSS rectangle in pixels, grown by a margin and cut at the picture's edge.</summary>
    public SKRectI PixelsOf(Box box, double margin)
    {
        return new SKRectI(
            Within(Math.Floor((box.X - _left - margin) * ScaleX), Bitmap.Width),
            Within(Math.Floor((box.Y - _top - margin) * ScaleY), Bitmap.Height),
            Within(Math.Ceiling((box.X - _left + box.Width + margin) * ScaleX), Bitmap.Width),
            Within(Math.Ceiling((box.Y - _top + box.Height + margin) * ScaleY), Bitmap.Height));
    }

    /// <summary>A rectangle of pixels in CSS pixels.</summary>
    public Box CssOf(SKRect pixels) =>
        new(Math.Round(_left + (pixels.Left / ScaleX), 1), Math.Round(_top + (pixels.Top / ScaleY), 1), Math.Round(pixels.Width / ScaleX, 1), Math.Round(pixels.Height / ScaleY, 1));

    /// <inheritdoc cref="CssOf(SKRect)" />
    public Box CssOf(Box pixels) => CssOf(SKRect.Create((float)pixels.X, (float)pixels.Y, (float)pixels.Width, (float)pixels.Height));

    public void Dispose() => Bitmap.Dispose();

    /// <summary>The ad and its margin, in pixels of the whole picture; one pixel at least, wherever the ad is said to be.</summary>
    private static SKRectI PlaceOf(Picture picture, SKSizeI whole)
    {
        var (across, down) = (picture.Width > 0 ? (double)whole.Width / picture.Width : 1, picture.Height > 0 ? (double)whole.Height / picture.Height : 1);
        var ad = picture.Ad;
        var (left, top) = (Within((ad.X - Margin) * across, whole.Width - 1), Within((ad.Y - Margin) * down, whole.Height - 1));
        var (right, bottom) = (Within(Math.Ceiling((ad.X + ad.Width + Margin) * across), whole.Width), Within(Math.Ceiling((ad.Y + ad.Height + Margin) * down), whole.Height));
        return new SKRectI(left, top, Math.Max(right, left + 1), Math.Max(bottom, top + 1));
    }

    private static int Within(double value, int most) => (int)Math.Clamp(double.IsNaN(value) ? 0 : value, 0, most);

    private static SKBitmap Part(SKBitmap bitmap, SKRectI place)
    {
        if (place.Size == bitmap.Info.Size) return bitmap;
        using (bitmap)
        {
            var part = new SKBitmap(bitmap.Info.WithSize(place.Width, place.Height));
            using var canvas = new SKCanvas(part);
            canvas.DrawBitmap(bitmap, -place.Left, -place.Top, SKSamplingOptions.Default);
            return part;
        }
    }

    private static SKCodec? Open(ReadOnlyMemory<byte> content)
    {
        if (content.IsEmpty) return null;
        var bytes = MemoryMarshal.TryGetArray(content, out var array) && array.Offset == 0 && array.Count == array.Array!.Length ? array.Array : content.ToArray();
        return SKCodec.Create(new SKMemoryStream(bytes));
    }

    private static (SKBitmap? Bitmap, SKCodecResult Result) Draw(SKCodec codec)
    {
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Bgra8888, SKAlphaType.Premul);
        var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info)) return (null, SKCodecResult.InternalError);
        bitmap.Erase(SKColors.Transparent);
        var result = codec.GetPixels(info, bitmap.GetPixels());
        if (result is not (SKCodecResult.Success or SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput))
        {
            bitmap.Dispose();
            return (null, result);
        }

        return (codec.Info.IsOpaque ? bitmap : OnWhite(bitmap), result);
    }

    private static SKBitmap OnWhite(SKBitmap bitmap)
    {
        using (bitmap)
        {
            var opaque = new SKBitmap(bitmap.Info);
            using var canvas = new SKCanvas(opaque);
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
            return opaque;
        }
    }

    private static SKBitmap Bounded(SKBitmap bitmap)
    {
        var scale = Math.Sqrt(MostReadPixels / ((double)bitmap.Width * bitmap.Height));
        if (scale >= 1) return bitmap;
        using (bitmap)
        {
            var info = bitmap.Info.WithSize(Math.Max(1, (int)(bitmap.Width * scale)), Math.Max(1, (int)(bitmap.Height * scale)));
            return bitmap.Resize(info, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
