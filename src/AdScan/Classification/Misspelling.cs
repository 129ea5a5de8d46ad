using AdScan.Text;

namespace AdScan.Classification;

/// <summary>Tells texts whose words are misspelt on purpose, such as 月入过万 written as 曰人国万: too few of their characters stand in a word.</summary>
internal static class Misspelling
{
    /// <summary>Characters of the shortest text that can be told.</summary>
    private const int FewestCharacters = 5;

    /// <summary>Part of the characters that stand in a word, from which on a text is spelt as usual. Of our honest texts one in seven lies below, of those with three in ten characters replaced five in six.</summary>
    private const double UsualPart = 0.45;

    public static bool IsIn(string text)
    {
        var (characters, inWords) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Han.Is(text[i])) continue;
            characters++;
            if ((i > 0 && WordList.Contains(text[i - 1], text[i])) || (i + 1 < text.Length && WordList.Contains(text[i], text[i + 1]))) inWords++;
        }

        return characters >= FewestCharacters && inWords < UsualPart * characters;
    }
}
