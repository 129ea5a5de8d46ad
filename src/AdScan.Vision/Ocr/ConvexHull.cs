namespace AdScan.Vision.Ocr;

/// <summary>The convex polygon around a set of pixels.</summary>
internal static class ConvexHull
{
    /// <summary>Its corners in order, by Andrew's monotone chain.</summary>
    /// <param name="rows">The first and last column of each row that has any pixel, rows in order.</param>
    public static IReadOnlyList<(double X, double Y)> Around(IReadOnlyList<(int Y, int First, int Last)> rows)
    {
        var left = new List<(double X, double Y)>();
        var right = new List<(double X, double Y)>();
        foreach (var (y, first, last) in rows)
        {
            Extend(left, (first, y), turn: -1);
            Extend(right, (last, y), turn: 1);
        }

        right.Reverse();
        return [.. left.Concat(right).Distinct()];
    }

    private static void Extend(List<(double X, double Y)> chain, (double X, double Y) next, int turn)
    {
        while (chain.Count >= 2 && Turn(chain[^2], chain[^1], next) * turn <= 0) chain.RemoveAt(chain.Count - 1);
        chain.Add(next);
    }

    /// <summary>Above zero where the way over three points turns right, in a picture whose rows count downwards.</summary>
    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
