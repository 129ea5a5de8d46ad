namespace AdScan.Text;

/// <summary>Letters of other scripts that are drawn like a Latin one (UTS #39), in words that are otherwise Latin: "саsіnо" with four Cyrillic letters.</summary>
internal static class LatinLookalikes
{
    private static readonly Dictionary<char, char> Latin = TextTable.Pairs("latin-lookalikes.txt");

    /// <summary>A look-alike, which keeps its case until its word is known: Ν looks like an N, ν like a v.</summary>
    public static bool Contains(char c) => c > '\x7F' && Latin.ContainsKey(c);

    public static TextView Resolve(TextView view)
    {
        if (!view.Text.Any(Contains)) return view;
        var text = view.Text.ToCharArray();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsAlphabetic(text[end])) end++;
            Resolve(text.AsSpan(start, end - start));
            start = end + 1;
        }

        return view.Rewritten(new string(text));
    }

    private static void Resolve(Span<char> word)
    {
        var isLatin = IsOtherwiseLatin(word);
        foreach (ref var c in word)
        {
            if (Contains(c)) c = isLatin ? Latin[c] : char.ToLowerInvariant(c);
        }
    }

    private static bool IsOtherwiseLatin(ReadOnlySpan<char> word)
    {
        var hasLatin = false;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetter(c) && !Contains(c)) return false;
            hasLatin |= IsOfLatinScript(c);
        }

        return hasLatin;
    }

    /// <summary>With the Latin letters of phonetics: small capitals, ɑ, ɡ.</summary>
    private static bool IsOfLatinScript(char c) =>
        c is < '\u02B0' or (>= '\u1D00' and < '\u1DC0') or (>= '\uA720' and < '\uA800') or (>= '\uAB30' and < '\uAB70');

    private static bool IsAlphabetic(char c) => char.IsLetter(c) && !Han.Is(c);
}
