namespace AdScan.Classification;

/// <summary>Finds pairs of characters, or of Latin words, that stand near each other in a text, whatever stands between (skip-bigrams: Guthrie et al. 2006). They tell what two do together, where each alone is harmless.</summary>
/// <remarks>There are millions of them, and the rare ones say most together: so none is listed, and each is known by the bucket that it hashes into (Weinberger et al. 2009).</remarks>
internal static class SkipBigrams
{
    /// <summary>A power of two; twice as many made little difference.</summary>
    public const int Buckets = 1 << 20;

    /// <summary>Words from the first of a pair to the second.</summary>
    private const int Farthest = 15;

    /// <summary>Stands between the two in what is hashed.</summary>
    private const char Between = '\u0004';

    /// <summary>The most pairs that a text can have.</summary>
    public static int MostIn(string text) => text.Length * Farthest;

    /// <summary>Finds the pairs of a text, by their first word from left to right.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="first">The place of the first bucket.</param>
    /// <param name="found">Takes <see cref="MostIn"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Find(string text, List<Word> words, int first, Span<SkipBigram> found)
    {
        var count = 0;
        for (var one = 0; one < words.Count; one++)
        {
            var hash = NgramHash.Extend(Extend(NgramHash.Begin, text, words[one]), Between);
            for (var other = one + 1; other < words.Count && other <= one + Farthest; other++)
            {
                found[count++] = new SkipBigram(first + NgramHash.BucketOf(Extend(hash, text, words[other]), Buckets), words[one], words[other]);
            }
        }

        return count;
    }

    private static ulong Extend(ulong hash, string text, Word word) => NgramHash.Extend(hash, text.AsSpan(word.Start, word.Length));
}
