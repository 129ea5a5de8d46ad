namespace AdScan.Vision.Ocr;

/// <summary>One line of text, cut out and laid straight, as the networks take it: three planes of values from -1 to 1.</summary>
/// <param name="Values">Blue, green and red, row by row.</param>
/// <param name="Width">Pixels across.</param>
internal sealed record TextStrip(float[] Values, int Width)
{
    /// <summary>Pixels down: what the recogniser was trained with.</summary>
    public const int Height = 48;

    /// <summary>Longer lines are squeezed: no ad has a line of a hundred characters, and the cost grows with the length.</summary>
    private const int MostWidth = 100 * Height;

    /// <summary>A pixel of the strip that covers many of the picture is the mean of at most so many squared.</summary>
    private const int MostTaps = 4;

    /// <summary>Cuts out a line.</summary>
    public static TextStrip Cut(Pixels pixels, TextArea area)
    {
        var (box, spine) = (area.Box, area.Spine);
        var step = box.Height / Height;
        var length = LengthOf(area);
        var width = (int)Math.Clamp(Math.Round(length / step), 1, MostWidth);
        var strip = new TextStrip(new float[3 * Height * width], width);
        var advance = length / width;
        var along = (advance - box.Width) / 2;
        for (var x = 0; x < width; x++)
        {
            var slope = spine?.SlopeAt(along) ?? 0;
            var norm = Math.Sqrt(1 + (slope * slope));
            for (var y = 0; y < Height; y++)
            {
                var across = (y + 0.5 - (Height / 2.0)) * step;
                var (sourceX, sourceY) = box.At(along - (slope * across / norm), (spine?.At(along) ?? 0) + (across / norm));
                strip.Put(x, y, pixels, sourceX, sourceY, step);
            }

            along += advance / norm;
        }

        return strip;
    }

    /// <summary>Cuts out characters that stand below each other, and lays them side by side.</summary>
    public static TextStrip Cut(Pixels pixels, CharacterColumn column)
    {
        var box = column.Box;
        var width = Math.Min(column.Cells.Count * Height, MostWidth);
        var strip = new TextStrip(new float[3 * Height * width], width);
        for (var x = 0; x < width; x++)
        {
            var (start, end) = column.Cells[x / Height];
            var step = Math.Max(end - start, box.Width) / Height;
            for (var y = 0; y < Height; y++)
            {
                var down = Math.Clamp(((start + end) / 2) + ((y + 0.5 - (Height / 2.0)) * step), start, end);
                var (sourceX, sourceY) = box.At(((x % Height) + 0.5 - (Height / 2.0)) * step, down - (box.Height / 2));
                strip.Put(x, y, pixels, sourceX, sourceY, step);
            }
        }

        return strip;
    }

    /// <summary>The same strip, upside down.</summary>
    public TextStrip Turned()
    {
        var values = (float[])Values.Clone();
        for (var plane = 0; plane < 3; plane++) Array.Reverse(values, plane * Height * Width, Height * Width);
        return this with { Values = values };
    }

    /// <summary>The length of the line along its middle.</summary>
    private static double LengthOf(TextArea area)
    {
        if (area.Spine is not { } spine) return area.Box.Width;
        var (length, piece) = (0.0, area.Box.Width / 64);
        for (var along = (piece - area.Box.Width) / 2; along < area.Box.Width / 2; along += piece) length += piece * Math.Sqrt(1 + Math.Pow(spine.SlopeAt(along), 2));
        return length;
    }

    private void Put(int x, int y, Pixels pixels, double sourceX, double sourceY, double step)
    {
        var taps = (int)Math.Clamp(Math.Round(step), 1, MostTaps);
        Span<float> sum = stackalloc float[3];
        for (var row = 0; row < taps; row++)
        {
            for (var column = 0; column < taps; column++)
            {
                var (dx, dy) = ((((column + 0.5) / taps) - 0.5) * step, (((row + 0.5) / taps) - 0.5) * step);
                pixels.AddAt(sourceX + dx - 0.5, sourceY + dy - 0.5, 1f / (taps * taps), sum);
            }
        }

        for (var plane = 0; plane < 3; plane++) Values[(plane * Height * Width) + (y * Width) + x] = (sum[plane] / 127.5f) - 1;
    }
}
