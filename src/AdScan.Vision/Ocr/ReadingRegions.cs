using SkiaSharp;

namespace AdScan.Vision.Ocr;

/// <summary>The parts of a picture to look at: those that were asked for, joined where looking at both together costs less.</summary>
internal static class ReadingRegions
{
    private const int MostParts = 64;

    /// <summary>Joins parts that overlap or lie so close that little lies between.</summary>
    public static List<SKRectI> Joined(IEnumerable<SKRectI> parts)
    {
        var joined = new List<SKRectI>();
        foreach (var part in parts.Where(p => p is { Width: > 0, Height: > 0 }))
        {
            var grown = part;
            while (joined.FindIndex(other => IsOneLook(other, grown) || joined.Count >= MostParts) is >= 0 and var at)
            {
                grown = SKRectI.Union(joined[at], grown);
                joined.RemoveAt(at);
            }

            joined.Add(grown);
        }

        return joined;
    }

    private static bool IsOneLook(SKRectI one, SKRectI other)
    {
        var union = SKRectI.Union(one, other);
        return one.IntersectsWith(other) || AreaOf(union) <= 1.2 * (AreaOf(one) + AreaOf(other));
    }

    private static double AreaOf(SKRectI part) => (double)part.Width * part.Height;
}
