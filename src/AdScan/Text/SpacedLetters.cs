namespace AdScan.Text;

/// <summary>Closes up Latin letters and digits that stand one by one: s.e.x, "v x 1 3 8".</summary>
internal static class SpacedLetters
{
    private const int FewestLetters = 3;

    /// <summary>Fewer digits in a row are an enumeration: 1/2, 1 2 3.</summary>
    private const int FewestDigits = 6;

    public static TextView Close(TextView view)
    {
        var text = view.Text;
        var result = new TextViewBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfChain(text, start);
            if (IsSpacedWord(text.AsSpan(start, end - start))) CopyLetters(view, start, end, result);
            else result.Copy(view, start, end);
            start = end;
        }

        return result.Build(view);
    }

    /// <summary>Where the characters end that stand one by one from here; at least one further.</summary>
    private static int EndOfChain(string text, int start)
    {
        var end = start + 1;
        if (!IsSingle(text, start)) return end;
        while (end + 1 < text.Length && IsSeparator(text[end]) && IsSingle(text, end + 1)) end += 2;
        return end;
    }

    private static bool IsSpacedWord(ReadOnlySpan<char> chain)
    {
        var count = (chain.Length + 1) / 2;
        return count >= FewestDigits || (count >= FewestLetters && chain.ContainsAnyInRange('a', 'z'));
    }

    private static void CopyLetters(TextView view, int start, int end, TextViewBuilder result)
    {
        for (var i = start; i < end; i += 2) result.Copy(view, i, i + 1);
    }

    private static bool IsSingle(string text, int index) =>
        char.IsAsciiLetterOrDigit(text[index])
        && (index == 0 || !char.IsAsciiLetterOrDigit(text[index - 1]))
        && (index + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[index + 1]));

    private static bool IsSeparator(char c) => c is ' ' or '.' or '-' or '_' or '*' or '/' or '\\' or '|' or '~' or '·';
}
