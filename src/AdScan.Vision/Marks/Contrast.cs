using SkiaSharp;

namespace AdScan.Vision.Marks;

/// <summary>How well text stands out from its ground, seen in pixels: 1 (not at all) to 21 (black on white), by WCAG 2.2.</summary>
/// <remarks>From 4.5 on, WCAG calls text readable, large text from 3 on (success criterion 1.4.3).</remarks>
internal static class Contrast
{
    // sRGB's curve.
    private static readonly double[] Linear = Enumerable.Range(0, 256).Select(level => level / 255.0).Select(share => share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4)).ToArray();

    // Edges of letters are mixed with the ground, so that thin letters have little pure ink: it is what lies furthest from the ground.
    private const double PureInk = 0.98;

    /// <summary>The contrast of the text in a part of a picture that shows text on a ground; 1 where it shows nothing or is empty.</summary>
    public static double Of(SKBitmap picture, SKRectI part)
    {
        part.Intersect(picture.Info.Rect);
        if (part.IsEmpty) return 1;
        var luminances = Luminances(picture, part);
        Array.Sort(luminances);
        var split = Split(luminances);
        if (split == 0) return 1;

        // There is more ground than ink in a line of text.
        var (darker, lighter) = (luminances[..split], luminances[split..]);
        return darker.Length > lighter.Length ? Ratio(At(lighter, PureInk), At(darker, 0.5)) : Ratio(At(lighter, 0.5), At(darker, 1 - PureInk));
    }

    /// <summary>The contrast ratio of two relative luminances.</summary>
    public static double Ratio(double lighter, double darker) => (lighter + 0.05) / (darker + 0.05);

    /// <summary>The relative luminance of a colour: 0 (black) to 1 (white).</summary>
    public static double Luminance(SKColor colour) => (0.2126 * Linear[colour.Red]) + (0.7152 * Linear[colour.Green]) + (0.0722 * Linear[colour.Blue]);

    private static double[] Luminances(SKBitmap picture, SKRectI part) => Enumerable.Range(part.Top, part.Height)
        .SelectMany(y => Enumerable.Range(part.Left, part.Width).Select(x => Luminance(picture.GetPixel(x, y)))).ToArray();

    /// <summary>Where sorted values fall best into two groups, by the greatest variance between them (Otsu 1979); 0 where all are one.</summary>
    private static int Split(double[] sorted)
    {
        var (total, below, best, split) = (sorted.Sum(), 0.0, 0.0, 0);
        for (var i = 1; i < sorted.Length; i++)
        {
            below += sorted[i - 1];
            var apart = (below / i) - ((total - below) / (sorted.Length - i));
            var variance = apart * apart * i * (sorted.Length - i);
            if (sorted[i] > sorted[i - 1] && variance > best) (best, split) = (variance, i);
        }

        return split;
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}
