using AdScan.Classification;
using Newtonsoft.Json.Linq;

namespace AdScan.Benchmarks;

/// <summary>What people use today: a text is what the first listed word in it is.</summary>
internal sealed class WordListRival : ITextRival
{
    private readonly ILookup<char, (string Word, TextLabel Label)> _words;

    private WordListRival(IEnumerable<(string Word, TextLabel Label)> words) => _words = words.ToLookup(w => w.Word[0]);

    public string Name => "word lists";

    public bool IsOutside => false;

    /// <param name="paths">JSON Lines with <c>text</c> and <c>mapped</c>; words of no label of ours, and single characters, are left out.</param>
    public static WordListRival Read(IEnumerable<string> paths) => new(
        from path in paths
        from line in File.ReadLines(path)
        let row = JObject.Parse(line)
        let word = ((string?)row["text"] ?? "").ToLowerInvariant()
        where word.Length > 1 && Enum.TryParse<TextLabel>((string?)row["mapped"], ignoreCase: true, out var known) && known != TextLabel.Clean
        select (word, Enum.Parse<TextLabel>((string)row["mapped"]!, ignoreCase: true)));

    public (IReadOnlyList<TextLabel> Guesses, TimeSpan Time) Guess(IReadOnlyList<string> texts) => TextRivals.Timed(texts, Find);

    private TextLabel Find(string text)
    {
        text = text.ToLowerInvariant();
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var (word, label) in _words[text[i]])
            {
                if (string.CompareOrdinal(text, i, word, 0, word.Length) == 0) return label;
            }
        }

        return TextLabel.Clean;
    }
}
