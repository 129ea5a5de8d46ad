namespace AdScan.Text;

/// <summary>Reads digits and signs as the letters they are drawn like, where that makes one of the words that get written so: c4$ino, p0rn.</summary>
internal static class Leet
{
    private const string Drawn = "01l!|34@5$789";
    private const string Read = "oiiiieaasstbg";

    /// <summary>By skeleton, in which l is i: a 1 may stand for either.</summary>
    private static readonly Dictionary<string, string> Words = TextTable.Lines("leet-words.txt").ToDictionary(word => Skeleton(word));

    private static readonly int LongestWord = Words.Keys.Max(word => word.Length);

    public static TextView Resolve(TextView view)
    {
        var text = view.Text.ToCharArray();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsPart(text[end])) end++;
            Resolve(text.AsSpan(start, end - start).TrimEnd("!|"));
            start = end + 1;
        }

        return view.Rewritten(new string(text));
    }

    private static void Resolve(Span<char> word)
    {
        if (word.Length <= LongestWord && IsMixed(word) && Words.TryGetValue(Skeleton(word), out var plain)) plain.CopyTo(word);
    }

    private static string Skeleton(ReadOnlySpan<char> word)
    {
        var skeleton = word.ToArray();
        foreach (ref var c in skeleton.AsSpan())
        {
            var sign = Drawn.IndexOf(c, StringComparison.Ordinal);
            if (sign >= 0) c = Read[sign];
        }

        return new string(skeleton);
    }

    private static bool IsMixed(ReadOnlySpan<char> word) => word.ContainsAnyInRange('a', 'z') && word.ContainsAnyExceptInRange('a', 'z');

    private static bool IsPart(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '@' or '$' or '!' or '|';
}
