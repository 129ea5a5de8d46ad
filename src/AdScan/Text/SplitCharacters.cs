namespace AdScan.Text;

/// <summary>
/// Joins a character that is written as its two halves, where it makes a word with a neighbour and the halves make none: 贝者博 is 赌博, 女子 stays.
/// </summary>
internal static class SplitCharacters
{
    private const char None = '\0';

    /// <summary>A line is a character, its left half and its right half.</summary>
    private static readonly Dictionary<(char Left, char Right), char> Whole = TextTable.Lines("splits.txt").ToDictionary(line => (line[1], line[2]), line => line[0]);

    /// <summary>The character whose halves these are; null where there is none.</summary>
    public static char? WholeOf(char left, char right) => Whole.TryGetValue((left, right), out var whole) ? whole : null;

    public static TextView Join(TextView view)
    {
        var text = view.Text;
        var result = new TextViewBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var whole = WholeAt(text, i);
            if (whole != None && IsMeant(text, i, result.Last ?? None, whole)) result.Append(whole, view.OriginOf(i++));
            else result.Copy(view, i, i + 1);
        }

        return result.Build(view);
    }

    private static bool IsMeant(string text, int start, char before, char whole)
    {
        var (left, right, after) = (text[start], text[start + 1], At(text, start + 2));
        if (WordList.Contains(before, left) || WordList.Contains(right, after)) return false;
        return WordList.Contains(before, whole) || WordList.Contains(whole, after) || WordList.Contains(whole, WholeAt(text, start + 2));
    }

    private static char WholeAt(string text, int index) => WholeOf(At(text, index), At(text, index + 1)) ?? None;

    private static char At(string text, int index) => index < text.Length ? text[index] : None;
}
