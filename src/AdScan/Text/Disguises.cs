namespace AdScan.Text;

/// <summary>Spells out contact words that are usually written otherwise: 薇信, v信 and 微❤ are 微信.</summary>
internal static class Disguises
{
    private static readonly Dictionary<string, string> Words = TextTable.Lines("disguises.txt")
        .Select(line => line.Split(": ", 2))
        .SelectMany(parts => parts[1].Split(' ').SelectMany(Variants).Select(disguise => (Disguise: disguise, Word: parts[0])))
        .ToDictionary(pair => pair.Disguise, pair => pair.Word);

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> WordsBySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<char> Beginnings = [.. Words.Keys.Select(disguise => disguise[0])];

    private static readonly int Longest = Words.Keys.Max(disguise => disguise.Length);

    public static TextView Resolve(TextView view)
    {
        var result = new TextViewBuilder(view.Text.Length);
        for (var i = 0; i < view.Text.Length;)
        {
            var (length, word) = FindAt(view.Text, i);
            if (word is null) result.Copy(view, i, i + 1);
            else Append(word, view, i, length, result);
            i += length;
        }

        return result.Build(view);
    }

    private static void Append(string word, TextView view, int start, int length, TextViewBuilder result)
    {
        for (var i = 0; i < word.Length; i++) result.Append(word[i], view.OriginOf(start + Math.Min(i, length - 1)));
    }

    /// <summary>The longest disguise that begins here and its word, or one character and no word.</summary>
    private static (int Length, string? Word) FindAt(string text, int start)
    {
        if (!Beginnings.Contains(text[start])) return (1, null);
        for (var length = Math.Min(Longest, text.Length - start); length > 0; length--)
        {
            if (WordsBySpan.TryGetValue(text.AsSpan(start, length), out var word) && IsWhole(text, start, start + length)) return (length, word);
        }

        return (1, null);
    }

    /// <summary>加vip is no 加v, tv信号 no v信, and neither 加微量 (微量 is a word) nor 附加扣 (附加 is one) is meant.</summary>
    private static bool IsWhole(string text, int start, int end) => !ContinuesBefore(text, start) && !ContinuesAfter(text, end);

    private static bool ContinuesBefore(string text, int start) =>
        start > 0 && (WordList.Contains(text[start - 1], text[start]) || (char.IsAsciiLetterOrDigit(text[start - 1]) && char.IsAsciiLetter(text[start])));

    private static bool ContinuesAfter(string text, int end) =>
        end < text.Length && (WordList.Contains(text[end - 1], text[end]) || (char.IsAsciiLetter(text[end - 1]) && char.IsAsciiLetter(text[end])));

    /// <summary>What a disguise with [alternatives] stands for.</summary>
    private static IEnumerable<string> Variants(string disguise)
    {
        var open = disguise.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return [disguise];
        var close = disguise.IndexOf(']', open);
        var rests = Variants(disguise[(close + 1)..]).ToList();
        return disguise[(open + 1)..close].EnumerateRunes().SelectMany(rune => rests.Select(rest => $"{disguise[..open]}{rune}{rest}"));
    }
}
