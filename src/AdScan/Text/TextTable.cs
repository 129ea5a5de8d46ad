namespace AdScan.Text;

/// <summary>Reads the tables of this room.</summary>
internal static class TextTable
{
    public static IEnumerable<string> Lines(string name) =>
        EmbeddedFile.ReadText(name).Split('\n').Where(line => line.Length > 0 && line[0] != '#');

    /// <summary>A table whose lines are two characters: what is written, and what it stands for.</summary>
    public static Dictionary<char, char> Pairs(string name) => Lines(name).ToDictionary(line => line[0], line => line[1]);
}
