using System.Globalization;
using System.Text.RegularExpressions;

namespace AdScan.Harness;

/// <summary>Durations as people write them: <c>500ms</c>, <c>60s</c>, <c>2m</c>, <c>1h</c>; a bare number is seconds.</summary>
internal static partial class Duration
{
    public static TimeSpan Parse(string option, string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success) throw new MisuseException($"{option} '{text}' is not a duration: write it as 500ms, 60s or 2m.");
        var number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromSeconds(number),
        };
    }

    [GeneratedRegex(@"^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m|h)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
