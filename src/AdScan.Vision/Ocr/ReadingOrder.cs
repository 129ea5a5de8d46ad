namespace AdScan.Vision.Ocr;

/// <summary>The order in which a person reads lines: by blocks from the top, by columns where a gap parts them, within a row from the left, columns of characters from the right.</summary>
internal static class ReadingOrder
{
    /// <summary>A gap between blocks side by side is this many times a line's height, so that words of one row stay together.</summary>
    private const double LeastGutter = 1;

    /// <summary>What is this many times as high as wide is a column of characters.</summary>
    private const double LeastTall = 1.5;

    /// <summary>Puts lines in order; who reads turned text turns the picture, or the head.</summary>
    public static IReadOnlyList<ReadLine> Of(IReadOnlyList<ReadLine> lines)
    {
        if (lines.Count < 2) return lines;
        var angle = lines.MaxBy(l => Math.Max(l.Box.Width, l.Box.Height))!.Box.Angle;
        return [.. Blocks([.. lines.Select(l => Turned(l, -angle))]).Select(l => Turned(l, angle))];
    }

    private static ReadLine Turned(ReadLine line, double angle) => line with { Box = line.Box.InTurnedPicture(angle) };

    private static IReadOnlyList<ReadLine> Blocks(IReadOnlyList<ReadLine> lines)
    {
        if (lines.Count < 2) return lines;
        var isColumns = lines.Count(IsColumn) * 2 > lines.Count;
        var across = Parts(lines, l => (l.Box.Bounds.Left, l.Box.Bounds.Right));
        var down = Parts(lines, l => (l.Box.Bounds.Top, l.Box.Bounds.Bottom));
        var isSideBySide = across.Parts.Count > 1 && (down.Parts.Count == 1 || isColumns || (across.Gap > down.Gap && across.Gap > LeastGutter * HeightOf(lines) && across.Parts.All(p => p.Count > 1)));
        if (isSideBySide)
        {
            if (isColumns) across.Parts.Reverse();
            return [.. across.Parts.SelectMany(Blocks)];
        }

        return down.Parts.Count > 1 ? [.. down.Parts.SelectMany(Blocks)] : ByRows(lines);
    }

    private static bool IsColumn(ReadLine line) => line.Box.Bounds.Height > LeastTall * line.Box.Bounds.Width;

    /// <summary>Lines parted at the widest gap, measured along one axis; one part where there is no gap.</summary>
    private static (List<List<ReadLine>> Parts, double Gap) Parts(IReadOnlyList<ReadLine> lines, Func<ReadLine, (float Start, float End)> extent)
    {
        var sorted = lines.OrderBy(l => extent(l).Start).ToList();
        var (cut, gap, end) = (0, 0.0, extent(sorted[0]).End);
        for (var i = 1; i < sorted.Count; i++)
        {
            var (start, next) = extent(sorted[i]);
            if (start - end > gap) (cut, gap) = (i, start - end);
            end = Math.Max(end, next);
        }

        return cut == 0 ? ([sorted], 0) : ([sorted[..cut], sorted[cut..]], gap);
    }

    private static double HeightOf(IReadOnlyList<ReadLine> lines) => lines.Select(l => l.Box.ShortSide).Order().ElementAt(lines.Count / 2);

    /// <summary>Lines that overlap in both directions: those whose middle lies within the height of a row's first stand in that row.</summary>
    private static List<ReadLine> ByRows(IReadOnlyList<ReadLine> lines)
    {
        var rows = new List<List<ReadLine>>();
        foreach (var line in lines.OrderBy(l => l.Box.Y))
        {
            if (rows.LastOrDefault() is { } row && row[0].Box.Bounds is var first && line.Box.Y < first.Bottom - (first.Height / 4)) row.Add(line);
            else rows.Add([line]);
        }

        return [.. rows.SelectMany(row => row.OrderBy(l => l.Box.Bounds.Left))];
    }
}
