using System.Globalization;

namespace AdScan.Rendering;

/// <summary>Colours as computed styles and DOM snapshots write them: <c>rgb()</c>, <c>rgba()</c> or hexadecimal.</summary>
internal static class CssColor
{
    public static bool IsTransparent(string color) =>
        color.StartsWith("rgba(", StringComparison.Ordinal) && color.Split(',') is [.., var alpha]
        && double.TryParse(alpha.TrimEnd(')'), CultureInfo.InvariantCulture, out var value) && value < PageSnapshot.LeastOpacity;

    public static bool AreAlike(string text, string ground)
    {
        if (Rgb(text) is not { } a || Rgb(ground) is not { } b) return false;
        return Math.Abs(a.R - b.R) + Math.Abs(a.G - b.G) + Math.Abs(a.B - b.B) < 12;
    }

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
