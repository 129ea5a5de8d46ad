using SkiaSharp;

namespace AdScan.Vision.Ocr;

/// <summary>Where anything is drawn: the detector's cost grows with the area, and many ads leave much of theirs empty.</summary>
internal static class DrawnPart
{
    /// <summary>Neighbours that differ by no more, of 255, are one surface: a gradient, a compressed picture's noise.</summary>
    private const int Smooth = 10;

    /// <summary>The detector sees letters by what is around them.</summary>
    private const int Margin = 24;

    /// <summary>The least part that holds all edges, with a margin; of no size where there are none.</summary>
    public static SKRectI Of(Pixels pixels, SKRectI part)
    {
        var (left, top, right, bottom) = (part.Right, part.Bottom, part.Left, part.Top);
        for (var y = part.Top; y < part.Bottom; y++)
        {
            var row = pixels.Row(y, part.Left, part.Width);
            var above = pixels.Row(Math.Max(y - 1, part.Top), part.Left, part.Width);
            var first = 0;
            while (first < part.Width && !IsEdge(row, above, first)) first++;
            if (first == part.Width) continue;
            var last = part.Width - 1;
            while (!IsEdge(row, above, last)) last--;
            (left, right) = (Math.Min(left, part.Left + first), Math.Max(right, part.Left + last + 1));
            (top, bottom) = (Math.Min(top, y), y + 1);
        }

        if (left >= right) return SKRectI.Empty;
        var drawn = SKRectI.Inflate(new SKRectI(left, top, right, bottom), Margin, Margin);
        drawn.Intersect(part);
        return drawn;
    }

    private static bool IsEdge(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int x)
    {
        for (var at = 4 * x; at < (4 * x) + 3; at++)
        {
            if (Math.Abs(row[at] - above[at]) > Smooth || (x > 0 && Math.Abs(row[at] - row[at - 4]) > Smooth)) return true;
        }

        return false;
    }
}
