namespace AdScan.Classification;

/// <summary>How usual a character is after two others: a trigram model of characters, smoothed by the shorter n-grams as a Dirichlet prior (MacKay and Peto 1995).</summary>
/// <remarks>Immutable, and safe for concurrent use.</remarks>
internal sealed class CharacterLanguage
{
    /// <summary>Stands before a text, and after it.</summary>
    public const char Begins = '\u0002', Ends = '\u0003';

    /// <summary>How many characters may ever be met.</summary>
    private const int Characters = 1 << 16;

    /// <summary>How often an n-gram has to be met to be kept: most are met once, and tell little.</summary>
    private const int FewestPairs = 2, FewestTriples = 3;

    /// <summary>How much what is expected of the shorter n-gram weighs, in meetings.</summary>
    private const double PriorOfPair = 50, PriorOfTriple = 10;

    private readonly int[] _characters;
    private readonly double _all;
    private readonly NgramCounts _longer;

    private CharacterLanguage(int[] characters, NgramCounts longer)
    {
        _characters = characters;
        _longer = longer;
        _all = characters.Sum(count => (double)count) + (Characters / 2.0);
    }

    public static CharacterLanguage Fit(IEnumerable<string> texts)
    {
        var (characters, pairs, triples) = (new int[Characters], new Dictionary<ulong, int>(), new Dictionary<ulong, int>());
        foreach (var text in texts)
        {
            var (first, second) = (Begins, Begins);
            characters[Begins]++;
            foreach (var third in text.Append(Ends))
            {
                characters[third]++;
                Count(pairs, HashOf(second, third));
                Count(triples, HashOf(first, second, third));
                (first, second) = (second, third);
            }
        }

        var kept = pairs.Where(pair => pair.Value >= FewestPairs).Concat(triples.Where(triple => triple.Value >= FewestTriples));
        return new CharacterLanguage(characters, NgramCounts.Of(kept.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)).ToList()));
    }

    /// <exception cref="InvalidDataException">It is no language.</exception>
    public static CharacterLanguage Read(BinaryReader reader)
    {
        var characters = new int[Characters];
        var known = reader.ReadInt32();
        if (known is < 0 or > Characters) throw new InvalidDataException("its language has too many characters");
        for (var i = 0; i < known; i++) characters[reader.ReadUInt16()] = reader.ReadInt32();
        if (characters.Any(count => count < 0)) throw new InvalidDataException("its language has characters met less than never");
        return new CharacterLanguage(characters, NgramCounts.Read(reader));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_characters.Count(count => count > 0));
        for (var c = 0; c < Characters; c++)
        {
            if (_characters[c] == 0) continue;
            writer.Write((ushort)c);
            writer.Write(_characters[c]);
        }

        _longer.Write(writer);
    }

    /// <summary>How often a character was met.</summary>
    public int CountOf(char character) => _characters[character];

    /// <summary>About how often two characters were met one after the other.</summary>
    public float CountOf(char first, char second) => _longer[HashOf(first, second)];

    /// <summary>How surprising a character is after two others: the logarithm of one over its probability, in nats.</summary>
    public double Surprise(char first, char second, char third) => Surprise(first, second, CountOf(first, second), third, CountOf(second, third));

    /// <summary>The same, where it is known how often the first two and the last two were met.</summary>
    public double Surprise(char first, char second, float countOfFirst, char third, float countOfLast)
    {
        var alone = (_characters[third] + 0.5) / _all;
        var ofPair = (countOfLast + (PriorOfPair * alone)) / (_characters[second] + PriorOfPair);
        var count = countOfFirst == 0 || countOfLast == 0 ? 0 : Math.Min(_longer[HashOf(first, second, third)], Math.Min(countOfFirst, countOfLast)); // three are met no more often than two of them
        return -Math.Log((count + (PriorOfTriple * ofPair)) / (countOfFirst + PriorOfTriple));
    }

    private static void Count(Dictionary<ulong, int> counts, ulong hash) => counts[hash] = counts.GetValueOrDefault(hash) + 1;

    private static ulong HashOf(char first, char second) => NgramHash.Extend(NgramHash.Extend(NgramHash.Begin, first), second);

    private static ulong HashOf(char first, char second, char third) => NgramHash.Extend(HashOf(first, second), third);
}
