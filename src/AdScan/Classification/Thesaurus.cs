using System.Runtime.CompilerServices;

namespace AdScan.Classification;

/// <summary>Which words mean the same kind of thing: what is learned of a word then holds for those beside it, which no text that was learned from may have.</summary>
/// <remarks>The words are those of <c>datasets/thesaurus</c>, read once. Safe for concurrent use.</remarks>
internal static class Thesaurus
{
    /// <summary>The kind of each word.</summary>
    private static readonly Dictionary<string, ulong> Kinds = Read();

    private static readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> KindOf = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Characters of the longest word.</summary>
    private static readonly int Longest = Kinds.Keys.Max(word => word.Length);

    /// <summary>Reads the words, unless they have been read; waits where another thread is reading them.</summary>
    public static void Load() => RuntimeHelpers.RunClassConstructor(typeof(Thesaurus).TypeHandle);

    /// <summary>The words of a text from left to right, of those that begin alike the longest; a character that begins none stands alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its characters and Latin words.</param>
    public static List<KnownWord> In(string text, List<Word> words)
    {
        var known = new List<KnownWord>(words.Count);
        for (var first = 0; first < words.Count;)
        {
            var (word, count) = LongestFrom(text, words, first);
            known.Add(word);
            first += count;
        }

        return known;
    }

    private static (KnownWord Word, int Count) LongestFrom(string text, List<Word> words, int first)
    {
        var start = words[first].Start;
        var end = first + 1;
        while (end < words.Count && words[end].Start == words[end - 1].End && words[end].End - start <= Longest) end++;
        for (; end > first; end--)
        {
            var length = words[end - 1].End - start;
            if (KindOf.TryGetValue(text.AsSpan(start, length), out var kind)) return (new KnownWord(new Word(start, length), NgramHash.Of(text.AsSpan(start, length)), kind, IsWord: true), end - first);
        }

        var itself = NgramHash.Of(text.AsSpan(start, words[first].Length));
        return (new KnownWord(words[first], itself, itself, IsWord: char.IsAsciiLetter(text[start])), 1);
    }

    /// <summary>A word that stands in two lines is of the first.</summary>
    private static Dictionary<string, ulong> Read()
    {
        var kinds = new Dictionary<string, ulong>();
        foreach (var line in ThesaurusFiles.Texts.SelectMany(file => file.Split('\n')).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var kind = NgramHash.Of(line.AsSpan(0, colon + 1));
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)) kinds.TryAdd(word, kind);
        }

        return kinds;
    }
}
