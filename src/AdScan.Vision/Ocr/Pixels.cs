using System.Runtime.CompilerServices;
using SkiaSharp;

namespace AdScan.Vision.Ocr;

/// <summary>A view of a bitmap's pixels: four bytes each, in the order blue, green, red, alpha; beyond the edge, the nearest one.</summary>
internal readonly ref struct Pixels
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _stride;

    public Pixels(SKBitmap bitmap)
    {
        _bytes = bitmap.GetPixelSpan();
        (_stride, Width, Height) = (bitmap.RowBytes, bitmap.Width, bitmap.Height);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Blue, green and red of the nearest pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> At(int x, int y) => _bytes.Slice((Math.Clamp(y, 0, Height - 1) * _stride) + (Math.Clamp(x, 0, Width - 1) * 4), 3);

    /// <summary>The bytes of pixels beside each other.</summary>
    public ReadOnlySpan<byte> Row(int y, int left, int width) => _bytes.Slice((y * _stride) + (left * 4), width * 4);

    /// <summary>Adds blue, green and red between the four pixels around a point.</summary>
    public void AddAt(double x, double y, float weight, Span<float> sum)
    {
        var (left, top) = (Math.Floor(x), Math.Floor(y));
        var (right, below) = ((float)(x - left), (float)(y - top));
        var (column, row) = ((int)left, (int)top);
        var a = At(column, row);
        var b = At(column + 1, row);
        var c = At(column, row + 1);
        var d = At(column + 1, row + 1);
        for (var channel = 0; channel < 3; channel++)
        {
            var upper = a[channel] + ((b[channel] - a[channel]) * right);
            var lower = c[channel] + ((d[channel] - c[channel]) * right);
            sum[channel] += (upper + ((lower - upper) * below)) * weight;
        }
    }
}
