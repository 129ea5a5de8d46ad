namespace AdScan.Vision.Fingerprints;

/// <summary>A picture's brightness in a few cells: in each the mean over all that it covers, parts of pixels by their part, so that no pixel counts more than another.</summary>
internal static class AreaAverage
{
    /// <summary>The cells of a picture, row by row, each 0 (black) to 255.</summary>
    public static float[] Of(GrayPicture picture, int columns, int rows)
    {
        var cells = new float[columns * rows];
        var across = new float[columns];
        var (horizontal, vertical) = (Shares(picture.Width, columns), Shares(picture.Height, rows));
        foreach (var line in vertical.GroupBy(share => share.Pixel))
        {
            Average(picture.Pixels.AsSpan(line.Key * picture.Width, picture.Width), horizontal, across);
            foreach (var (_, row, amount) in line)
            {
                for (var column = 0; column < columns; column++) cells[(row * columns) + column] += across[column] * amount;
            }
        }

        return cells;
    }

    private static void Average(ReadOnlySpan<byte> line, Share[] shares, float[] cells)
    {
        Array.Clear(cells);
        foreach (var (pixel, cell, amount) in shares) cells[cell] += line[pixel] * amount;
    }

    /// <summary>For each pixel along a side the cells that it lies in, and how much of each is made of it; the amounts of a cell add up to 1.</summary>
    private static Share[] Shares(int pixels, int cells)
    {
        var perCell = (float)pixels / cells;
        return Enumerable.Range(0, pixels).SelectMany(pixel => Enumerable.Range(0, cells)
            .Select(cell => new Share(pixel, cell, (Math.Min(pixel + 1, (cell + 1) * perCell) - Math.Max(pixel, cell * perCell)) / perCell))
            .Where(share => share.Amount > 0)).ToArray();
    }

    private readonly record struct Share(int Pixel, int Cell, float Amount);
}
