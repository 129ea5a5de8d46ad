namespace AdScan.Vision.Ocr;

/// <summary>Characters that stand below each other.</summary>
/// <param name="Box">The column, as wide as its characters.</param>
/// <param name="Cells">Where each character starts and ends, from the column's top.</param>
internal sealed record CharacterColumn(RotatedBox Box, IReadOnlyList<(double Start, double End)> Cells)
{
    /// <summary>Samples across the column, and as many down each height that equals its width.</summary>
    private const int Fineness = 24;

    /// <summary>A part of the column whose ink is below this part of the most is beside the characters.</summary>
    private const double LeastInk = 0.15;

    /// <summary>Characters leave a little of their square free.</summary>
    private const double SquareOfGlyph = 1.08;

    /// <summary>What a character that is higher or lower than wide costs, beside what a cut through ink costs.</summary>
    private const double Stiffness = 2;

    /// <summary>Parts a column: cuts go through as little ink as they can, and leave parts about as high as wide.</summary>
    public static CharacterColumn In(Pixels pixels, RotatedBox box)
    {
        var unit = box.Width / Fineness;
        var (down, across) = InkOf(pixels, box, unit);
        var least = across.Max() * LeastInk;
        var (first, last) = (Array.FindIndex(across, ink => ink >= least), Array.FindLastIndex(across, ink => ink >= least));
        var size = (last - first + 2) * SquareOfGlyph;
        var (x, y) = box.At((((first + last + 2) / 2.0) - (Fineness / 2.0)) * unit, 0);
        return new CharacterColumn(box with { X = x, Y = y, Width = size * unit }, [.. CutsThrough(down, size).Select(c => (c.Start * unit, c.End * unit))]);
    }

    /// <summary>How much the brightness changes from sample to sample of each row, and below each other where the columns of samples stand.</summary>
    private static (double[] Down, double[] Across) InkOf(Pixels pixels, RotatedBox box, double unit)
    {
        var (down, across) = (new double[Math.Max(1, (int)Math.Round(box.Height / unit))], new double[Fineness]);
        Span<float> sum = stackalloc float[3];
        for (var row = 0; row < down.Length; row++)
        {
            var last = double.NaN;
            for (var column = 0; column < Fineness; column++)
            {
                var (x, y) = box.At((column + 0.5 - (Fineness / 2.0)) * unit, ((row + 0.5) * unit) - (box.Height / 2));
                sum.Clear();
                pixels.AddAt(x - 0.5, y - 0.5, 1, sum);
                var brightness = sum[0] + sum[1] + sum[2];
                var change = double.IsNaN(last) ? 0 : Math.Abs(brightness - last);
                down[row] += change;
                across[column] += change;
                last = brightness;
            }
        }

        return (down, across);
    }

    /// <summary>The cheapest way to part the rows.</summary>
    private static List<(int Start, int End)> CutsThrough(double[] ink, double size)
    {
        var (shortest, tallest) = ((int)(size / 2), (int)Math.Ceiling(size * 2));
        var mean = Math.Max(ink.Average(), 1e-6);
        var (cost, previous) = (new double[ink.Length + 1], new int[ink.Length + 1]);
        for (var end = 1; end <= ink.Length; end++)
        {
            cost[end] = double.PositiveInfinity;
            for (var start = Math.Max(0, end - tallest); start <= Math.Max(0, end - shortest); start++)
            {
                var shape = ((end - start) / size) - 1;
                var total = cost[start] + (end == ink.Length ? 0 : ink[end] / mean) + (Stiffness * shape * shape);
                if (total < cost[end]) (cost[end], previous[end]) = (total, start);
            }
        }

        var cells = new List<(int Start, int End)>();
        for (var end = ink.Length; end > 0; end = previous[end]) cells.Add((previous[end], end));
        cells.Reverse();
        return cells;
    }
}
