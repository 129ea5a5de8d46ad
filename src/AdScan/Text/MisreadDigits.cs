using System.Buffers;

namespace AdScan.Text;

/// <summary>Reads o as 0 and l or i as 1 where a picture's reader took a figure for letters: 1OO%, 2O24, l00元.</summary>
internal static class MisreadDigits
{
    private static readonly SearchValues<char> Parts = SearchValues.Create("0123456789oli");

    public static TextView Resolve(TextView view)
    {
        var text = view.Text.ToCharArray();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
            var word = text.AsSpan(start, end - start);
            if (IsFigure(word)) Resolve(word);
            start = end + 1;
        }

        return view.Rewritten(new string(text));
    }

    /// <summary>Begins with a digit, or with a 1 that is plain from two zeros after it. o2o, 5l and i5 are no figures.</summary>
    private static bool IsFigure(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || word.ContainsAnyExcept(Parts) || !word.ContainsAnyInRange('0', '9')) return false;
        return char.IsAsciiDigit(word[0]) ? word[^1] is not ('l' or 'i') : word[0] != 'o' && word.Length > 2 && !word[1..].ContainsAnyExcept("0o");
    }

    private static void Resolve(Span<char> figure)
    {
        foreach (ref var c in figure) c = c switch { 'o' => '0', 'l' or 'i' => '1', _ => c };
    }
}
