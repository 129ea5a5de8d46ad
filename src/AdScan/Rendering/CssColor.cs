using System.Globalization;

namespace AdScan.Rendering;

/// <summary>Colours as computed styles and DOM snapshots write them: <c>rgb()</c>, <c>rgba()</c> or hexadecimal.</summary>
internal static class CssColor
{
    public static bool IsTransparent(string color) =>
        color.StartsWith("rgba(", StringComparison.Ordinal) && color.Split(',') is [.., var alpha]
        && double.TryParse(alpha.TrimEnd(')'), CultureInfo.InvariantCulture, out var value) && value < PageSnapshot.LeastOpacity;

    /// <summary>Contrast of a text with its ground, 1 to 21, as WCAG 2.2 defines it; null where a colour is not known.</summary>
    /// <param name="text">The text's colour.</param>
    /// <param name="opacity">How much of it shows, 0 to 1.</param>
    /// <param name="ground">The ground's colour, opaque.</param>
    public static double? Contrast(string text, double opacity, string ground)
    {
        if (Rgb(text) is not { } above || Rgb(ground) is not { } below) return null;
        var share = opacity * Alpha(text);
        var (a, b) = (Luminance(Mix(above, below, share)), Luminance((below.R, below.G, below.B)));
        return Math.Round((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05), 2);
    }

    public static bool AreAlike(string text, string ground)
    {
        if (Rgb(text) is not { } a || Rgb(ground) is not { } b) return false;
        return Math.Abs(a.R - b.R) + Math.Abs(a.G - b.G) + Math.Abs(a.B - b.B) < 12;
    }

    private static (double R, double G, double B) Mix((int R, int G, int B) above, (int R, int G, int B) below, double share) =>
        ((above.R * share) + (below.R * (1 - share)), (above.G * share) + (below.G * (1 - share)), (above.B * share) + (below.B * (1 - share)));

    private static double Luminance((double R, double G, double B) color) => (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

    private static double Linear(double channel) => channel / 255 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    private static double Alpha(string color) =>
        color.StartsWith("rgba(", StringComparison.Ordinal) && double.TryParse(color.Split(',')[^1].TrimEnd(')'), CultureInfo.InvariantCulture, out var alpha) ? alpha : 1;

    private static (int R, int G, int B)? Rgb(string color)
    {
        if (color.StartsWith('#') && color.Length >= 7)
        {
            var value = int.Parse(color.AsSpan(1, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return (value >> 16, (value >> 8) & 255, value & 255);
        }

        var open = color.IndexOf('(', StringComparison.Ordinal);
        if (open < 0) return null;
        var parts = color[(open + 1)..].TrimEnd(')').Split(',');
        return parts.Length >= 3 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var r) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var g) && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var b)
            ? (r, g, b)
            : null;
    }
}
