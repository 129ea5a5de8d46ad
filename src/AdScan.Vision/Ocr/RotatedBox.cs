using SkiaSharp;

namespace AdScan.Vision.Ocr;

/// <summary>A rectangle that may be turned.</summary>
/// <param name="X">Its centre, across.</param>
/// <param name="Y">Its centre, down.</param>
/// <param name="Width">Its extent along its own horizontal axis.</param>
/// <param name="Height">Its extent along its own vertical axis.</param>
/// <param name="Angle">How far its horizontal axis is turned clockwise, in radians.</param>
internal readonly record struct RotatedBox(double X, double Y, double Width, double Height, double Angle)
{
    /// <summary>The same rectangle, seen from its next side: its horizontal axis points down where it pointed right.</summary>
    public RotatedBox Sideways => new(X, Y, Height, Width, Angle + (Math.PI / 2));

    /// <summary>The same rectangle, turned clockwise around its centre.</summary>
    public RotatedBox Turned(double angle) => this with { Angle = Angle + angle };

    /// <summary>The same rectangle, as it lies in a picture that is turned clockwise around its top left corner.</summary>
    public RotatedBox InTurnedPicture(double angle)
    {
        var (x, y) = new RotatedBox(0, 0, 0, 0, angle).At(X, Y);
        return new RotatedBox(x, y, Width, Height, Angle + angle);
    }

    public double ShortSide => Math.Min(Width, Height);

    /// <summary>Grown by the same distance on each side.</summary>
    public RotatedBox Grown(double distance) => this with { Width = Width + (2 * distance), Height = Height + (2 * distance) };

    /// <summary>The point at a distance from the centre along each of its axes.</summary>
    public (double X, double Y) At(double along, double across)
    {
        var (sin, cos) = Math.SinCos(Angle);
        return (X + (along * cos) - (across * sin), Y + (along * sin) + (across * cos));
    }

    /// <summary>How far a point is from the centre along each axis.</summary>
    public (double Along, double Across) Of(double x, double y)
    {
        var (sin, cos) = Math.SinCos(Angle);
        var (dx, dy) = (x - X, y - Y);
        return ((dx * cos) + (dy * sin), (dy * cos) - (dx * sin));
    }

    /// <summary>The least upright rectangle around it.</summary>
    public SKRect Bounds
    {
        get
        {
            var (sin, cos) = Math.SinCos(Angle);
            var (width, height) = (Math.Abs(Width * cos) + Math.Abs(Height * sin), Math.Abs(Width * sin) + Math.Abs(Height * cos));
            return SKRect.Create((float)(X - (width / 2)), (float)(Y - (height / 2)), (float)width, (float)height);
        }
    }

    /// <summary>The least rectangle around points, its horizontal axis at most 45° from the picture's.</summary>
    /// <param name="hull">The corners of a convex polygon, in order.</param>
    /// <remarks>One side of the least rectangle lies along a side of the polygon.</remarks>
    public static RotatedBox Around(IReadOnlyList<(double X, double Y)> hull)
    {
        var best = Along(hull, 0);
        for (var i = 0; i < hull.Count; i++)
        {
            var (from, to) = (hull[i], hull[(i + 1) % hull.Count]);
            if (from == to) continue;
            var box = Along(hull, Math.Atan2(to.Y - from.Y, to.X - from.X));
            if (box.Width * box.Height < (best.Width * best.Height) - 1e-6) best = box;
        }

        return best;
    }

    private static RotatedBox Along(IReadOnlyList<(double X, double Y)> hull, double angle)
    {
        angle -= Math.Round(angle / (Math.PI / 2)) * (Math.PI / 2);
        var axes = new RotatedBox(0, 0, 0, 0, angle);
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var (x, y) in hull)
        {
            var (along, across) = axes.Of(x, y);
            (left, right) = (Math.Min(left, along), Math.Max(right, along));
            (top, bottom) = (Math.Min(top, across), Math.Max(bottom, across));
        }

        var (centreX, centreY) = axes.At((left + right) / 2, (top + bottom) / 2);
        return new RotatedBox(centreX, centreY, right - left, bottom - top, angle);
    }
}
