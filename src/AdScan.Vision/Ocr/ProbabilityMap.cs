namespace AdScan.Vision.Ocr;

/// <summary>How likely each pixel belongs to a line's core, as the detector answers it; finds the lines.</summary>
internal readonly ref struct ProbabilityMap(ReadOnlySpan<float> values, int stride, int width, int height)
{
    /// <summary>A pixel at least this likely belongs to a line.</summary>
    private const float LeastPixel = 0.3f;

    /// <summary>A line is one whose box is this likely in the mean.</summary>
    private const double LeastBox = 0.5;

    /// <summary>The network marks the core of a line; its area by this, by its circumference, is how far the line reaches beyond.</summary>
    private const double Growth = 1.6;

    private const double LeastCore = 3;
    private const double LeastLine = 5;

    /// <summary>A line this many times as long as high may be curved; the middle of a shorter one says nothing.</summary>
    private const double LeastCurved = 3;

    private readonly ReadOnlySpan<float> _values = values;

    /// <summary>The lines, boxes in pixels of the map.</summary>
    public List<TextArea> Lines(int most)
    {
        var lines = new List<TextArea>();
        var isSeen = new bool[width * height];
        var core = new List<int>();
        for (var start = 0; start < isSeen.Length && lines.Count < most; start++)
        {
            if (isSeen[start] || !IsCore(start)) continue;
            Collect(start, isSeen, core);
            if (LineOf(core) is { } line) lines.Add(line);
        }

        return lines;
    }

    private bool IsCore(int pixel) => _values[(pixel / width * stride) + (pixel % width)] >= LeastPixel;

    /// <summary>All pixels that hang together with the first.</summary>
    private void Collect(int start, bool[] isSeen, List<int> core)
    {
        core.Clear();
        core.Add(start);
        isSeen[start] = true;
        for (var next = 0; next < core.Count; next++)
        {
            var (x, y) = (core[next] % width, core[next] / width);
            for (var row = Math.Max(0, y - 1); row <= Math.Min(height - 1, y + 1); row++)
            {
                for (var column = Math.Max(0, x - 1); column <= Math.Min(width - 1, x + 1); column++)
                {
                    var neighbour = (row * width) + column;
                    if (isSeen[neighbour] || !IsCore(neighbour)) continue;
                    isSeen[neighbour] = true;
                    core.Add(neighbour);
                }
            }
        }
    }

    private TextArea? LineOf(List<int> core)
    {
        var box = RotatedBox.Around(ConvexHull.Around(RowsOf(core)));
        if (box.ShortSide < LeastCore) return null;
        if (SpineOf(core, box) is { } curved) return curved;
        if (MeanIn(box) < LeastBox) return null;
        var line = box.Grown(box.Width * box.Height * Growth / (2 * (box.Width + box.Height)));
        return line.ShortSide < LeastLine ? null : new TextArea(line, Spine: null);
    }

    private List<(int Y, int First, int Last)> RowsOf(List<int> core)
    {
        var rows = new SortedDictionary<int, (int First, int Last)>();
        foreach (var pixel in core)
        {
            var (x, y) = (pixel % width, pixel / width);
            rows[y] = rows.TryGetValue(y, out var row) ? (Math.Min(row.First, x), Math.Max(row.Last, x)) : (x, x);
        }

        return [.. rows.Select(r => (r.Key, r.Value.First, r.Value.Last))];
    }

    private double MeanIn(RotatedBox box)
    {
        var bounds = box.Bounds;
        var (sum, count) = (0.0, 0);
        for (var y = Math.Max(0, (int)bounds.Top); y <= Math.Min(height - 1, (int)Math.Ceiling(bounds.Bottom)); y++)
        {
            for (var x = Math.Max(0, (int)bounds.Left); x <= Math.Min(width - 1, (int)Math.Ceiling(bounds.Right)); x++)
            {
                var (along, across) = box.Of(x, y);
                if (Math.Abs(along) > (box.Width / 2) + 0.5 || Math.Abs(across) > (box.Height / 2) + 0.5) continue;
                sum += _values[(y * stride) + x];
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    /// <summary>A line that is bent, its box grown; null for a straight one.</summary>
    private TextArea? SpineOf(List<int> core, RotatedBox box)
    {
        if (box.Height > box.Width) box = box.Sideways;
        var columns = new (double Sum, int Count)[(int)box.Width + 2];
        foreach (var pixel in core)
        {
            var (along, across) = box.Of(pixel % width, pixel / width);
            ref var column = ref columns[Math.Clamp((int)(along + (box.Width / 2)), 0, columns.Length - 1)];
            column = (column.Sum + across, column.Count + 1);
        }

        var thickness = core.Count / box.Width;
        if (box.Width < LeastCurved * thickness) return null;
        var middles = columns.Select((c, i) => (Along: i + 0.5 - (box.Width / 2), Across: c.Sum / c.Count, c.Count)).Where(c => c.Count > thickness / 2).Select(c => (c.Along, c.Across)).ToList();
        if (Spine.Through(box.Width / 2, thickness, middles) is not { } spine) return null;
        var growth = core.Count * Growth / (2 * (box.Width + thickness));
        return new TextArea(box with { Width = box.Width + (2 * growth), Height = thickness + (2 * growth) }, spine);
    }
}
