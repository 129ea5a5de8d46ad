namespace AdScan.Vision.Ocr;

/// <summary>The middle of a curved line: how far below the middle of its box it lies, as a cubic of the distance along the box.</summary>
/// <param name="Reach">Half the length of the box: distances are divided by it.</param>
/// <param name="Factors">Those of the distance's powers, from the constant one to the cube's.</param>
internal sealed record Spine(double Reach, IReadOnlyList<double> Factors)
{
    private const int Powers = 4;

    /// <summary>A line whose middle strays less than this part of its height from the middle of its box is read as straight.</summary>
    private const double LeastBend = 0.3;

    /// <summary>How far below the middle of the box, at a distance along it.</summary>
    public double At(double along)
    {
        var t = along / Reach;
        return Factors[0] + (t * (Factors[1] + (t * (Factors[2] + (t * Factors[3])))));
    }

    /// <summary>How steeply it falls, at a distance along the box.</summary>
    public double SlopeAt(double along)
    {
        var t = along / Reach;
        return (Factors[1] + (t * ((2 * Factors[2]) + (3 * t * Factors[3])))) / Reach;
    }

    /// <summary>Lays a cubic through points by least squares; null where it is next to straight.</summary>
    /// <param name="reach">Half the length of the box.</param>
    /// <param name="height">The line's height.</param>
    /// <param name="middles">Points of its middle: the distance along the box, and how far below the box's middle.</param>
    public static Spine? Through(double reach, double height, IReadOnlyList<(double Along, double Across)> middles)
    {
        var equations = new double[Powers, Powers + 1];
        foreach (var (along, across) in middles)
        {
            for (var row = 0; row < Powers; row++)
            {
                for (var column = 0; column < Powers; column++) equations[row, column] += Math.Pow(along / reach, row + column);
                equations[row, Powers] += Math.Pow(along / reach, row) * across;
            }
        }

        if (Solve(equations) is not { } factors) return null;
        var spine = new Spine(reach, factors);
        var heights = middles.Select(m => spine.At(m.Along)).ToList();
        return heights.Max() - heights.Min() < LeastBend * height ? null : spine;
    }

    /// <summary>Gauss's elimination; null where the points do not determine a cubic.</summary>
    private static double[]? Solve(double[,] equations)
    {
        for (var pivot = 0; pivot < Powers; pivot++)
        {
            var largest = Enumerable.Range(pivot, Powers - pivot).MaxBy(row => Math.Abs(equations[row, pivot]));
            if (Math.Abs(equations[largest, pivot]) < 1e-9) return null;
            for (var column = 0; column <= Powers; column++)
                (equations[pivot, column], equations[largest, column]) = (equations[largest, column], equations[pivot, column]);
            for (var row = 0; row < Powers; row++)
            {
                if (row == pivot) continue;
                var factor = equations[row, pivot] / equations[pivot, pivot];
                for (var column = pivot; column <= Powers; column++) equations[row, column] -= factor * equations[pivot, column];
            }
        }

        return [.. Enumerable.Range(0, Powers).Select(i => equations[i, Powers] / equations[i, i])];
    }
}
