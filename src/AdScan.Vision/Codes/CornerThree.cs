using ZXing;
using ZXing.QrCode.Internal;

namespace AdScan.Vision.Codes;

/// <summary>Three squares that may mark one QR code: the ends of two legs that meet at its top left corner.</summary>
/// <param name="Corners">Bottom left, top left, top right.</param>
/// <param name="Oddness">How far from a right angle with equal legs between equal squares; 0 is a code seen straight.</param>
internal sealed record CornerThree(FinderPattern[] Corners, double Oddness)
{
    private const int Most = 60;
    private const double MostOddness = 1.5;
    private const float MostUneven = 2;
    private const double MostModules = 180; // a code's side has at most 177 modules
    private const double LeastModules = 10; // the least code's squares are 14 modules apart

    public FinderPattern BottomLeft => Corners[0];

    public FinderPattern TopLeft => Corners[1];

    public FinderPattern TopRight => Corners[2];

    /// <summary>Whether it may be a code of 21 modules, whose squares are 14 apart.</summary>
    public bool MayBeSmallest => Corners.Average(c => c.EstimatedModuleSize) is var module && Legs().Average() / module is > 11.5f and < 17;

    /// <summary>The threes among some squares, the likeliest first.</summary>
    public static IReadOnlyList<CornerThree> Among(IEnumerable<FinderPattern> squares)
    {
        var bySize = squares.OrderBy(square => square.EstimatedModuleSize).ToArray();
        var likely = new PriorityQueue<CornerThree, double>();
        for (var i = 0; i < bySize.Length; i++)
        {
            var end = i;
            while (end < bySize.Length && bySize[end].EstimatedModuleSize <= MostUneven * bySize[i].EstimatedModuleSize) end++;
            for (var j = i + 1; j < end; j++)
            {
                for (var k = j + 1; k < end; k++)
                {
                    if (Oddity(bySize[i], bySize[j], bySize[k]) is not { } oddness) continue;
                    likely.Enqueue(new CornerThree([bySize[i], bySize[j], bySize[k]], oddness), -oddness);
                    if (likely.Count > Most) likely.Dequeue();
                }
            }
        }

        var threes = likely.UnorderedItems.Select(item => item.Element).OrderBy(three => three.Oddness).ToList();
        foreach (var three in threes) ResultPoint.orderBestPatterns(three.Corners);
        return threes;
    }

    private float[] Legs() => [ResultPoint.distance(TopLeft, TopRight), ResultPoint.distance(TopLeft, BottomLeft)];

    /// <summary>The oddness of three squares, the least of them first and the largest last; null if it is too great for one code.</summary>
    private static double? Oddity(FinderPattern least, FinderPattern middle, FinderPattern largest)
    {
        var sides = (Span<double>)[ResultPoint.distance(least, middle), ResultPoint.distance(middle, largest), ResultPoint.distance(least, largest)];
        sides.Sort();
        var (leg, other, longest) = (sides[0], sides[1], sides[2]);
        if (leg < LeastModules * least.EstimatedModuleSize || other > MostModules * largest.EstimatedModuleSize) return null;
        var crooked = Math.Abs((leg * leg) + (other * other) - (longest * longest)) / (2 * leg * other);
        var oddness = (other / leg) - 1 + crooked + (largest.EstimatedModuleSize / least.EstimatedModuleSize) - 1;
        return oddness > MostOddness ? null : oddness;
    }
}
