using System.Text;

namespace AdScan.Text;

/// <summary>Drops what stands between Chinese characters, or between one and a Latin letter, and is neither letter nor digit: 加*微💖信, 加 v 信.</summary>
/// <remarks>Beside a digit nothing is dropped, because signs belong to figures: 100%, 3.8, 24/7.</remarks>
internal static class Fillers
{
    /// <summary>Letters by their category, drawn like a stroke or an ornament.</summary>
    private const string Ornaments = "丨丶丿乀ღ๑";

    public static TextView Drop(TextView view)
    {
        var text = view.Text;
        var result = new TextViewBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfFiller(text, start);
            if (end == start) end++;
            else if (IsBetweenLetters(text, start, end)) start = end;
            result.Copy(view, start, end);
            start = end;
        }

        return result.Build(view);
    }

    private static int EndOfFiller(string text, int start)
    {
        while (start < text.Length && Rune.TryGetRuneAt(text, start, out var rune) && IsFiller(rune)) start += rune.Utf16SequenceLength;
        return start;
    }

    private static bool IsFiller(Rune rune) => !Rune.IsLetterOrDigit(rune) || (rune.IsBmp && Ornaments.Contains((char)rune.Value));

    private static bool IsBetweenLetters(string text, int start, int end)
    {
        if (start == 0 || end == text.Length) return false;
        var (before, after) = (text[start - 1], text[end]);
        return Han.Is(before) ? Han.Is(after) || char.IsAsciiLetter(after) : Han.Is(after) && char.IsAsciiLetter(before);
    }
}
