using SkiaSharp;

namespace AdScan.Vision;

/// <summary>The brightness of a part of a picture, on white where it is transparent.</summary>
/// <param name="Pixels">Black (0) to white (255), row by row.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Scale">Its pixels to one of the picture's.</param>
internal sealed record GrayPicture(byte[] Pixels, int Width, int Height, float Scale)
{
    /// <summary>The part as it is, or as large as so many pixels allow.</summary>
    public static GrayPicture Of(SKBitmap picture, SKRectI part, int mostPixels)
    {
        var scale = Math.Min(1, MathF.Sqrt(mostPixels / ((float)part.Width * part.Height)));
        var (width, height) = (Math.Max(1, (int)(part.Width * scale)), Math.Max(1, (int)(part.Height * scale)));
        using var pixels = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(pixels);
        using var image = SKImage.FromBitmap(picture);
        canvas.Clear(SKColors.White);
        canvas.DrawImage(image, part, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, scale < 1 ? SKMipmapMode.Linear : SKMipmapMode.None));
        return new GrayPicture(Rows(pixels), width, height, scale);
    }

    /// <summary>Twice as wide and high, by linear interpolation.</summary>
    public GrayPicture Doubled()
    {
        var doubled = new byte[4 * Pixels.Length];
        for (var y = 0; y < 2 * Height; y++)
        {
            var near = Pixels.AsSpan(y / 2 * Width, Width);
            var far = Pixels.AsSpan(Beside(y, Height) * Width, Width);
            for (var x = 0; x < 2 * Width; x++)
            {
                var (here, beside) = (x / 2, Beside(x, Width));
                doubled[(y * 2 * Width) + x] = (byte)(((9 * near[here]) + (3 * (near[beside] + far[here])) + far[beside] + 8) / 16);
            }
        }

        return new GrayPicture(doubled, 2 * Width, 2 * Height, 2 * Scale);
    }

    /// <summary>Half as wide and high, each pixel the mean of four.</summary>
    public GrayPicture Halved()
    {
        var (width, height) = (Width / 2, Height / 2);
        var halved = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var upper = Pixels.AsSpan(2 * y * Width, Width);
            var lower = Pixels.AsSpan(((2 * y) + 1) * Width, Width);
            for (var x = 0; x < width; x++)
            {
                halved[(y * width) + x] = (byte)((upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1] + 2) / 4);
            }
        }

        return new GrayPicture(halved, width, height, Scale / 2);
    }

    /// <summary>Each pixel the mean of the 25 around it.</summary>
    public GrayPicture Softened()
    {
        var across = new byte[Pixels.Length];
        var both = new byte[Pixels.Length];
        for (var y = 0; y < Height; y++) Mean(Pixels, across, y * Width, 1, Width);
        for (var x = 0; x < Width; x++) Mean(across, both, x, Width, Height);
        return this with { Pixels = both };
    }

    /// <summary>The means of five along one line; beyond its ends the last pixel goes on.</summary>
    private static void Mean(byte[] from, byte[] to, int start, int step, int count)
    {
        int At(int i) => from[start + (Math.Clamp(i, 0, count - 1) * step)];
        var sum = At(-2) + At(-1) + At(0) + At(1);
        for (var i = 0; i < count; i++)
        {
            sum += At(i + 2);
            to[start + (i * step)] = (byte)((sum + 2) / 5);
            sum -= At(i - 2);
        }
    }

    /// <summary>The original of the second nearest to a pixel of the doubled.</summary>
    private static int Beside(int doubled, int count) => Math.Clamp((doubled / 2) + (doubled % 2 == 0 ? -1 : 1), 0, count - 1);

    private static byte[] Rows(SKBitmap pixels)
    {
        var rows = new byte[pixels.Width * pixels.Height];
        var bytes = pixels.GetPixelSpan();
        for (var y = 0; y < pixels.Height; y++) bytes.Slice(y * pixels.RowBytes, pixels.Width).CopyTo(rows.AsSpan(y * pixels.Width));
        return rows;
    }
}
