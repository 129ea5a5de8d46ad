using System.Buffers;

namespace AdScan.Classification;

/// <summary>The n-grams of characters that a model knows, and how much each says: a text becomes a vector of unit length, with sublinear term frequency and inverse document frequency (Manning, Raghavan and Schütze 2008, 6.2 and 6.4).</summary>
/// <remarks>
/// N-grams are known by a hash of 64 bits, the most frequent first; a text stands between two marks. Behind them stand the text's <see cref="SkipBigrams"/>, its <see cref="WordPairs"/> and those of the words' kinds, each once and as heavy as the others: three more vectors of unit length. Weighing them by their frequency too did worse.
/// Immutable, and safe for concurrent use.
/// </remarks>
internal sealed class NgramSpace
{
    /// <summary>What a file may say: ours are 6 and some hundred thousand.</summary>
    private const int LongestKnown = 16, MostKnown = 1 << 22, Believed = 1 << 18;

    private readonly int _longest;
    private readonly Dictionary<ulong, int> _places;
    private readonly float[] _idf;

    private NgramSpace(int longest, IReadOnlyList<(ulong Hash, float Idf)> known)
    {
        _longest = longest;
        _places = new Dictionary<ulong, int>(known.Count);
        _idf = new float[known.Count];
        for (var i = 0; i < known.Count; i++)
        {
            if (!_places.TryAdd(known[i].Hash, i)) throw new InvalidDataException("it knows an n-gram twice");
            _idf[i] = known[i].Idf;
        }
    }

    /// <summary>Length of the vectors.</summary>
    public int Size => FirstKind + WordPairs.BucketsOfKinds;

    private int FirstPair => _idf.Length;

    private int FirstWord => FirstPair + SkipBigrams.Buckets;

    private int FirstKind => FirstWord + WordPairs.BucketsOfWords;

    /// <summary>Learns the n-grams that stand in most of some texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="longest">Characters of the longest n-gram.</param>
    /// <param name="most">How many n-grams to know.</param>
    public static NgramSpace Fit(IReadOnlyCollection<string> texts, int longest, int most)
    {
        var holding = new Dictionary<ulong, int>();
        var seen = new HashSet<ulong>();
        foreach (var marked in texts.Select(Mark))
        {
            seen.Clear();
            for (var start = 0; start < marked.Length; start++)
            {
                var hash = NgramHash.Begin;
                for (var length = 1; length <= longest && start + length <= marked.Length; length++)
                {
                    hash = NgramHash.Extend(hash, marked[start + length - 1]);
                    if (seen.Add(hash)) holding[hash] = holding.GetValueOrDefault(hash) + 1;
                }
            }
        }

        return new NgramSpace(longest, holding
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(most)
            .Select(pair => (pair.Key, (float)(Math.Log((1.0 + texts.Count) / (1 + pair.Value)) + 1))).ToList());
    }

    /// <exception cref="InvalidDataException">These are no n-grams.</exception>
    public static NgramSpace Read(BinaryReader reader)
    {
        var longest = reader.ReadInt32();
        var count = reader.ReadInt32();
        if (longest is < 1 or > LongestKnown || count is < 0 or > MostKnown) throw new InvalidDataException("its n-grams are too long or too many");
        var known = new List<(ulong Hash, float Idf)>(Math.Min(count, Believed));
        for (var i = 0; i < count; i++) known.Add((reader.ReadUInt64(), reader.ReadSingle()));
        return new NgramSpace(longest, known);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_longest);
        writer.Write(_idf.Length);
        foreach (var (hash, place) in _places.OrderBy(pair => pair.Value))
        {
            writer.Write(hash);
            writer.Write(_idf[place]);
        }
    }

    /// <summary>The known n-grams of a text, from left to right; one that begins with the mark before the text begins at -1.</summary>
    public List<FoundNgram> Find(string text)
    {
        var marked = Mark(text);
        var found = new List<FoundNgram>(marked.Length * 2);
        for (var start = 0; start < marked.Length; start++)
        {
            var hash = NgramHash.Begin;
            for (var length = 1; length <= _longest && start + length <= marked.Length; length++)
            {
                hash = NgramHash.Extend(hash, marked[start + length - 1]);
                if (_places.TryGetValue(hash, out var place)) found.Add(new FoundNgram(place, start - 1, length));
            }
        }

        return found;
    }

    /// <summary>The pairs of a text, of characters, of words, then of kinds.</summary>
    public IReadOnlyList<SkipBigram> FindPairs(string text)
    {
        var found = new SkipBigram[MostPairsIn(text)];
        var (characters, words, kinds) = FindPairs(text, found);
        return new ArraySegment<SkipBigram>(found, 0, characters + words + kinds);
    }

    /// <summary>The vector of a text.</summary>
    public TextVector Vector(string text)
    {
        var vector = new TextVectorBuilder((_longest * (text.Length + 2)) + MostPairsIn(text));
        foreach (var ngram in Find(text)) vector.Add(ngram.Place);
        vector.EndCounted(_idf);
        var pairs = ArrayPool<SkipBigram>.Shared.Rent(MostPairsIn(text));
        var (characters, words, kinds) = FindPairs(text, pairs);
        var rest = pairs.AsSpan();
        foreach (var count in (ReadOnlySpan<int>)[characters, words, kinds])
        {
            foreach (var pair in rest[..count]) vector.AddOnce(pair.Place);
            vector.EndEqual();
            rest = rest[count..];
        }

        ArrayPool<SkipBigram>.Shared.Return(pairs);
        return vector.Build();
    }

    private static int MostPairsIn(string text) => SkipBigrams.MostIn(text) + (2 * WordPairs.MostIn(text));

    /// <summary>How many there are of characters, of words and of kinds, which stand one after the other.</summary>
    private (int Characters, int Words, int Kinds) FindPairs(string text, Span<SkipBigram> found)
    {
        var words = Word.In(text);
        var known = Thesaurus.In(text, words);
        var ofCharacters = SkipBigrams.Find(text, words, FirstPair, found);
        var ofWords = WordPairs.Find(known, word => word.Itself, WordPairs.BucketsOfWords, FirstWord, found[ofCharacters..]);
        return (ofCharacters, ofWords, WordPairs.Find(known, word => word.Kind, WordPairs.BucketsOfKinds, FirstKind, found[(ofCharacters + ofWords)..]));
    }

    private static string Mark(string text) => $"{CharacterLanguage.Begins}{text}{CharacterLanguage.Ends}";
}
