namespace AdScan.Text;

/// <summary>The Chinese words of two characters that are in use.</summary>
internal static class WordList
{
    /// <summary>A line is a character, then all that follow it in a word.</summary>
    private static readonly HashSet<(char First, char Second)> Words = [.. TextTable.Lines("words.txt").SelectMany(line => line.Skip(1).Select(second => (line[0], second)))];

    public static bool Contains(char first, char second) => Words.Contains((first, second));
}
