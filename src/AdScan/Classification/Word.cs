namespace AdScan.Classification;

/// <summary>Where the least that means something stands in a text: a Chinese character, or a run of Latin letters and figures.</summary>
internal readonly record struct Word(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>The words of a text from left to right.</summary>
    public static List<Word> In(string text)
    {
        var words = new List<Word>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i])) continue;
            if (char.IsAscii(text[i]) && words.Count > 0 && words[^1].End == i && char.IsAscii(text[i - 1])) words[^1] = words[^1] with { Length = words[^1].Length + 1 };
            else words.Add(new Word(i, 1));
        }

        return words;
    }
}
