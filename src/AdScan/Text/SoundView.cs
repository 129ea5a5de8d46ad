namespace AdScan.Text;

/// <summary>Writes Chinese characters as they sound, one sign for each: characters that sound alike become the same sign, and everything keeps its place.</summary>
internal static class SoundView
{
    /// <summary>Signs are taken from Unicode's private use area, which a normalised text does not hold.</summary>
    private const char FirstSign = '\ue000';

    private static readonly Dictionary<char, char> Signs = TextTable.Lines("pinyin.txt")
        .Select(line => line.Split(' ')[1])
        .SelectMany((same, syllable) => same.Select(c => (Character: c, Sign: (char)(FirstSign + syllable))))
        .ToDictionary(pair => pair.Character, pair => pair.Sign);

    public static string Of(string text) => string.Create(text.Length, text, static (signs, text) =>
    {
        for (var i = 0; i < text.Length; i++) signs[i] = Signs.GetValueOrDefault(text[i], text[i]);
    });
}
