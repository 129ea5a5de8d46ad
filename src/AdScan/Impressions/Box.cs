namespace AdScan.Impressions;

/// <summary>A rectangle in CSS pixels, measured from the top left corner of the ad (of the page, where the ad has left its place) unless said otherwise.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The same rectangle elsewhere.</summary>
    internal Box Moved(double x, double y) => this with { X = X + x, Y = Y + y };

    /// <summary>What two rectangles share; of no size where they share nothing.</summary>
    internal Box Intersect(Box other)
    {
        var (x, y) = (Math.Max(X, other.X), Math.Max(Y, other.Y));
        return new Box(x, y, Math.Max(0, Math.Min(X + Width, other.X + other.Width) - x), Math.Max(0, Math.Min(Y + Height, other.Y + other.Height) - y));
    }

    /// <summary>The least rectangle that holds both.</summary>
    internal Box Union(Box other)
    {
        var (x, y) = (Math.Min(X, other.X), Math.Min(Y, other.Y));
        return new Box(x, y, Math.Max(X + Width, other.X + other.Width) - x, Math.Max(Y + Height, other.Y + other.Height) - y);
    }
}
