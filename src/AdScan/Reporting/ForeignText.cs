using System.Globalization;
using System.Text;

namespace AdScan.Reporting;

/// <summary>What an ad says, made fit to stand among words of ours: bounded, and with nothing in it that steers what shows it.</summary>
internal static class ForeignText
{
    private const int LongestValue = 20_000;

    /// <summary>How far a character of ASCII is from its full-width form.</summary>
    private const int FullWidth = '！' - '!';

    /// <summary>As much of a text as is shown.</summary>
    public static string Beginning(string text, int longest = LongestValue)
    {
        if (text.Length <= longest) return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }

    /// <summary>Says how much of a text its beginning leaves out; empty where that is nothing.</summary>
    public static string LeftOut(string text) =>
        text.Length - Beginning(text).Length is > 0 and var rest ? string.Create(CultureInfo.InvariantCulture, $" …‹略去 {rest:N0} 个字符，全文见 report.json · {rest:N0} more characters, all in report.json›") : "";

    /// <summary>Characters that could reorder or hide what stands around them are shown by their number; halves of characters become the mark of what is none.</summary>
    public static string Visible(string text)
    {
        if (!text.EnumerateRunes().Any(c => c == Rune.ReplacementChar || IsTreacherous(c))) return text;
        return string.Concat(text.EnumerateRunes().Select(c => IsTreacherous(c) ? $"‹U+{c.Value:X4}›" : c.ToString()));
    }

    /// <summary>The beginning of a text on one line, visible. Characters that would be markup are shown in their full width, because not every reader of a format knows how to escape them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many characters it may take.</param>
    /// <param name="markup">Characters of ASCII that would be markup where it stands.</param>
    public static string Line(string text, int longest, string markup = "")
    {
        var beginning = Beginning(text, longest);
        var line = Visible(string.Join(' ', beginning.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var isCut = beginning.Length < text.Length || line.Length > longest;
        foreach (var character in markup) line = line.Replace(character, (char)(character + FullWidth));
        return isCut ? Beginning(line, longest) + "…" : line;
    }

    private static bool IsTreacherous(Rune c) =>
        c.Value is not ('\n' or '\t' or '\u200d') && Rune.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
