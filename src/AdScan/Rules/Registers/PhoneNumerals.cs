using System.Text.RegularExpressions;

namespace AdScan.Rules.Registers;

/// <summary>Reads figures that stand in a row as digits, whatever they are written with: 四零零-八二零, 4*0*0, 4oo.</summary>
internal static partial class PhoneNumerals
{
    private const string Chinese = "〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖o";
    private const string Digits = "0012345678911234567890";

    /// <summary>The same text, one character for one.</summary>
    public static string Resolve(string text) => Row().Replace(text, row => string.Concat(row.Value.Select(Plain)));

    private static char Plain(char c)
    {
        var place = Chinese.IndexOf(c, StringComparison.Ordinal);
        if (place >= 0) return Digits[place];
        return c is '·' or '•' or '*' or '_' or '~' ? '-' : c;
    }

    [GeneratedRegex("[0-9〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖](?:[ ()·•*_~.—–-]{0,2}[0-9o〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]){2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
