namespace AdScan.Text;

/// <summary>Spells Chinese characters as they sound.</summary>
internal static class PinyinView
{
    /// <summary>A line is a syllable, a space, and the characters whose commonest reading it is.</summary>
    private static readonly Dictionary<char, string> Syllables = TextTable.Lines("pinyin.txt")
        .Select(line => line.Split(' '))
        .SelectMany(parts => parts[1].Select(c => (Character: c, Syllable: parts[0])))
        .ToDictionary(pair => pair.Character, pair => pair.Syllable);

    public static TextView Of(TextView view)
    {
        var result = new TextViewBuilder(view.Text.Length * 4);
        var isAfterSyllable = false;
        for (var i = 0; i < view.Text.Length; i++)
        {
            var syllable = Syllables.GetValueOrDefault(view.Text[i]);
            if ((syllable is not null || isAfterSyllable) && view.Text[i] != ' ' && result.Last is not (null or ' ')) result.Append(' ', view.OriginOf(i));
            if (syllable is null) result.Copy(view, i, i + 1);
            else result.Append(syllable, view.OriginOf(i));
            isAfterSyllable = syllable is not null;
        }

        return result.Build(view);
    }
}
