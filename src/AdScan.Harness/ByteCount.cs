using System.Globalization;
using System.Text.RegularExpressions;

namespace AdScan.Harness;

/// <summary>Sizes as people write them: <c>50MiB</c>, <c>2GiB</c>, <c>500KiB</c>; a bare number is bytes.</summary>
internal static partial class ByteCount
{
    public static long Parse(string option, string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success) throw new MisuseException($"{option} '{text}' is not a size: write it as 500KiB, 50MiB or 2GiB.");
        var unit = match.Groups[2].Value.ToUpperInvariant() switch { "K" => 10, "M" => 20, "G" => 30, _ => 0 };
        return long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) << unit;
    }

    [GeneratedRegex(@"^(\d{1,9})(?:([KMG])(?:i?B)?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
