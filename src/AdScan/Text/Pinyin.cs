namespace AdScan.Text;

/// <summary>How Chinese characters sound: the syllable of each character's commonest reading, without its tone.</summary>
internal static class Pinyin
{
    /// <summary>Letters of the longest syllable: zhuang.</summary>
    public const int LongestSyllable = 6;

    /// <summary>A line is a syllable, a space, and the characters whose commonest reading it is.</summary>
    private static readonly Dictionary<string, string> BySyllable = TextTable.Lines("pinyin.txt").Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1]);

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan = BySyllable.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<char, string> ByCharacter = BySyllable.SelectMany(pair => pair.Value.Select(c => (Character: c, Syllable: pair.Key))).DistinctBy(pair => pair.Character).ToDictionary(pair => pair.Character, pair => pair.Syllable);

    /// <summary>Every syllable.</summary>
    public static IEnumerable<string> Syllables => BySyllable.Keys;

    /// <summary>The syllable of a character; null where it has none.</summary>
    public static string? SyllableOf(char character) => ByCharacter.GetValueOrDefault(character);

    /// <summary>The characters that a syllable is written with; none where it is no syllable.</summary>
    public static string WrittenAs(ReadOnlySpan<char> syllable) => BySpan.TryGetValue(syllable, out var characters) ? characters : "";
}
