using AdScan.Impressions;
using ZXing;
using ZXing.Common;
using ZXing.QrCode.Internal;

namespace AdScan.Vision.Codes;

/// <summary>Reads every QR code of a black and white picture: its corners, the grid between them, and what the grid says.</summary>
internal sealed class CodeGrid(BitMatrix image) : Detector(image)
{
    /// <summary>Modules along the side of the smallest code.</summary>
    public const int LeastModules = 21;

    // The middles of a smallest code's corner squares, in modules.
    private const float Near = 3.5f;
    private const float Far = LeastModules - 3.5f;

    // In legs of the code; half a module apart.
    private static readonly float[] FourthCorners = [1, 0.95f, 1.05f, 0.9f, 1.1f, 0.85f, 1.15f, 0.8f, 1.2f];

    // Bytes as characters of the same number, so that their character set can be told afterwards.
    private static readonly Dictionary<DecodeHintType, object> Hints = new() { [DecodeHintType.CHARACTER_SET] = "ISO-8859-1" };

    public static IReadOnlyList<PictureCode> Read(BitMatrix image, CancellationToken cancellationToken)
    {
        var grid = new CodeGrid(image);
        var codes = new List<PictureCode>();
        var used = new HashSet<FinderPattern>();
        foreach (var three in CornerThree.Among(new CodeCorners(image).Find()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (three.Corners.Any(used.Contains) || grid.TextOf(three) is not { Length: > 0 } text) continue;
            used.UnionWith(three.Corners);
            codes.Add(new PictureCode(text, BoxOf(three)));
        }

        return codes;
    }

    private string? TextOf(CornerThree three)
    {
        try
        {
            return Decoded(processFinderPatternInfo(new FinderPatternInfo(three.Corners))?.Bits) ?? (three.MayBeSmallest ? Tilts(three).Select(Decoded).FirstOrDefault(text => text is not null) : null);
        }
        catch (Exception e) when (e is ReaderException or ArgumentException or IndexOutOfRangeException)
        {
            return null; // squares that mark no code
        }
    }

    private static string? Decoded(BitMatrix? modules) => modules is not null && new Decoder().decode(modules, Hints) is { } code ? CodeText.Of(code) : null;

    /// <summary>The grids of a smallest code seen at a slant. Its fourth corner has no mark, so that it is sought around where it would be if seen straight; a wrong place does not decode.</summary>
    private IEnumerable<BitMatrix?> Tilts(CornerThree three)
    {
        var (origin, right, down) = (three.TopLeft, three.TopRight, three.BottomLeft);
        foreach (var along in FourthCorners)
        {
            foreach (var across in FourthCorners)
            {
                var x = origin.X + (along * (right.X - origin.X)) + (across * (down.X - origin.X));
                var y = origin.Y + (along * (right.Y - origin.Y)) + (across * (down.Y - origin.Y));
                var transform = PerspectiveTransform.quadrilateralToQuadrilateral(
                    Near, Near, Far, Near, Far, Far, Near, Far, origin.X, origin.Y, right.X, right.Y, x, y, down.X, down.Y);
                yield return GridSampler.Instance.sampleGrid(Image, LeastModules, LeastModules, transform);
            }
        }
    }

    /// <summary>The corners are in the middle of squares of seven modules.</summary>
    private static Box BoxOf(CornerThree three)
    {
        var (origin, right, down) = (three.TopLeft, three.TopRight, three.BottomLeft);
        var module = three.Corners.Average(c => c.EstimatedModuleSize);
        var (across, along) = (Reach(origin, right, module), Reach(origin, down, module));
        var corners = new[] { (0, 0), (1, 0), (0, 1), (1, 1) }.Select(at =>
        {
            var (u, v) = (at.Item1 == 0 ? -across : 1 + across, at.Item2 == 0 ? -along : 1 + along);
            return (X: origin.X + (u * (right.X - origin.X)) + (v * (down.X - origin.X)), Y: origin.Y + (u * (right.Y - origin.Y)) + (v * (down.Y - origin.Y)));
        }).ToList();
        var (x, y) = (corners.Min(c => c.X), corners.Min(c => c.Y));
        return new Box(x, y, corners.Max(c => c.X) - x, corners.Max(c => c.Y) - y);
    }

    private static double Reach(FinderPattern from, FinderPattern to, double module) => 3.5 * module / ResultPoint.distance(from, to);
}
