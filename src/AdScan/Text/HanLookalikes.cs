namespace AdScan.Text;

/// <summary>What is drawn like a Chinese character and stands for one: radicals from their own block always, kana and 囗 only between Chinese characters.</summary>
internal static class HanLookalikes
{
    /// <summary>Two kana may be the halves of one character (カロ for 加); more of them are a Japanese word.</summary>
    private const int LongestDisguise = 2;

    private static readonly Dictionary<char, char> Characters = TextTable.Pairs("han-lookalikes.txt");

    public static TextView Resolve(TextView view)
    {
        if (!view.Text.Any(Characters.ContainsKey)) return view;
        var text = view.Text.ToCharArray();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && NeedsNeighbours(text[end])) end++;
            if (end == start) Resolve(text.AsSpan(start, 1));
            else if (IsAmongHan(text, start, end)) Resolve(text.AsSpan(start, end - start));
            start = Math.Max(end, start + 1);
        }

        return view.Rewritten(new string(text));
    }

    private static void Resolve(Span<char> disguise)
    {
        foreach (ref var c in disguise) c = Characters.GetValueOrDefault(c, c);
    }

    private static bool IsAmongHan(char[] text, int start, int end)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        return end - start <= LongestDisguise && !IsKana(before) && !IsKana(after) && (Han.Is(before) || Han.Is(after));
    }

    private static bool NeedsNeighbours(char c) => (c == '囗' || IsKana(c)) && Characters.ContainsKey(c);

    private static bool IsKana(char c) => c is >= '\u3041' and <= '\u30FF' and not '・';
}
