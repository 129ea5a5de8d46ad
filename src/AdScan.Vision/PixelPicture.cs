using System.Globalization;
using System.Runtime.InteropServices;
using AdScan.Impressions;
using SkiaSharp;

namespace AdScan.Vision;

/// <summary>A decoded picture: opaque pixels, four bytes each, in the order blue, green, red, alpha.</summary>
internal sealed class PixelPicture : IDisposable
{
    /// <summary>The cost of reading grows with the pixels, and no screen that is looked at has more than this.</summary>
    private const int MostReadPixels = 2_500_000;

    private PixelPicture(SKBitmap bitmap, Picture picture)
    {
        (Bitmap, Ad) = (bitmap, picture.Ad);
        ScaleX = picture.Width > 0 ? (double)bitmap.Width / picture.Width : 1;
        ScaleY = picture.Height > 0 ? (double)bitmap.Height / picture.Height : 1;
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

        bitmap = Bounded(bitmap);
        failure = result != SKCodecResult.Success ? $"The {picture.MediaType} picture is damaged; what could be decoded was read."
            : codec.FrameCount > 1 ? Invariant($"Of the picture's {codec.FrameCount} frames, the first was read.")
            : bitmap.Width < whole.Width ? Invariant($"The picture of {whole.Width} × {whole.Height} pixels was read at {100.0 * bitmap.Width / whole.Width:0} % of its size.")
            : null;
        return new PixelPicture(bitmap, picture);
    }

    /// <summary>A CSS rectangle in pixels, grown by a margin and cut at the picture's edge.</summary>
    public SKRectI PixelsOf(Box box, double margin)
    {
        static int Within(double value, int most) => (int)Math.Clamp(double.IsNaN(value) ? 0 : value, 0, most);
        return new SKRectI(
            Within(Math.Floor((box.X - margin) * ScaleX), Bitmap.Width),
            Within(Math.Floor((box.Y - margin) * ScaleY), Bitmap.Height),
            Within(Math.Ceiling((box.X + box.Width + margin) * ScaleX), Bitmap.Width),
            Within(Math.Ceiling((box.Y + box.Height + margin) * ScaleY), Bitmap.Height));
    }

    /// <summary>A rectangle of pixels in CSS pixels.</summary>
    public Box CssOf(SKRect pixels) =>
        new(Math.Round(pixels.Left / ScaleX, 1), Math.Round(pixels.Top / ScaleY, 1), Math.Round(pixels.Width / ScaleX, 1), Math.Round(pixels.Height / ScaleY, 1));

    public void Dispose() => Bitmap.Dispose();

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
