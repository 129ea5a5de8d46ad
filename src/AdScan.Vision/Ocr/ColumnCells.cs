namespace AdScan.Vision.Ocr;

/// <summary>Parts a column of characters that stand below each other.</summary>
internal static class ColumnCells
{
    /// <summary>Samples across the column, and as many for each height that equals its width.</summary>
    private const int Fineness = 24;

    private const int Shortest = Fineness / 2;
    private const int Tallest = Fineness * 2;

    /// <summary>What a character that is higher or lower than wide costs, beside what a cut through ink costs.</summary>
    private const double Stiffness = 2;

    /// <summary>Where each character starts and ends, from the column's top: cuts go through as little ink as they can, and leave parts about as high as wide.</summary>
    public static IReadOnlyList<(double Start, double End)> Of(Pixels pixels, RotatedBox box)
    {
        var ink = InkOf(pixels, box);
        var mean = Math.Max(ink.Average(), 1e-6);
        var (cost, previous) = (new double[ink.Length + 1], new int[ink.Length + 1]);
        Array.Fill(cost, double.PositiveInfinity);
        cost[0] = 0;
        for (var end = 1; end <= ink.Length; end++)
        {
            for (var start = Math.Max(0, end - Tallest); start <= end - Math.Min(Shortest, ink.Length); start++)
            {
                var shape = ((end - start) / (double)Fineness) - 1;
                var total = cost[start] + (end == ink.Length ? 0 : ink[end] / mean) + (Stiffness * shape * shape);
                if (total < cost[end]) (cost[end], previous[end]) = (total, start);
            }
        }

        var cells = new List<(double Start, double End)>();
        var unit = box.Height / ink.Length;
        for (var end = ink.Length; end > 0; end = previous[end]) cells.Add((previous[end] * unit, end * unit));
        cells.Reverse();
        return cells;
    }

    /// <summary>How much the brightness changes across each row.</summary>
    private static double[] InkOf(Pixels pixels, RotatedBox box)
    {
        var ink = new double[Math.Max(1, (int)Math.Round(Fineness * box.Height / box.Width))];
        Span<float> sum = stackalloc float[3];
        for (var row = 0; row < ink.Length; row++)
        {
            var last = double.NaN;
            for (var column = 0; column < Fineness; column++)
            {
                var (x, y) = box.At((((column + 0.5) / Fineness) - 0.5) * box.Width, (((row + 0.5) / ink.Length) - 0.5) * box.Height);
                sum.Clear();
                pixels.AddAt(x - 0.5, y - 0.5, 1, sum);
                var brightness = sum[0] + sum[1] + sum[2];
                if (!double.IsNaN(last)) ink[row] += Math.Abs(brightness - last);
                last = brightness;
            }
        }

        return ink;
    }
}
