using System.Numerics;

namespace AdScan.Classification;

/// <summary>Finds the words of a text, and pairs of words near each other, where <see cref="SkipBigrams"/> finds pairs of characters. What is a character alone is paired with words only.</summary>
internal static class WordPairs
{
    /// <summary>For words, and for their kinds, of which there are fewer: powers of two.</summary>
    public const int BucketsOfWords = 1 << 20, BucketsOfKinds = 1 << 19;

    /// <summary>Words from the first of a pair to the second.</summary>
    private const int Farthest = 10;

    private const ulong GoldenRatio = 0x9e3779b97f4a7c15;

    /// <summary>The most that a text can have.</summary>
    public static int MostIn(string text) => text.Length * (Farthest + 1);

    /// <summary>Finds the words and pairs of a text, by their first word from left to right; a word alone is a pair of it with itself.</summary>
    /// <param name="words">What the text holds.</param>
    /// <param name="hash">What a word is known by: itself or its kind.</param>
    /// <param name="buckets">How many buckets there are.</param>
    /// <param name="first">The place of the first bucket.</param>
    /// <param name="found">Takes <see cref="MostIn"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Find(List<KnownWord> words, Func<KnownWord, ulong> hash, int buckets, int first, Span<SkipBigram> found)
    {
        var count = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var (one, itself) = (words[i], hash(words[i]));
            if (one.IsWord) found[count++] = new SkipBigram(first + NgramHash.BucketOf(itself, buckets), one.Where, one.Where);
            for (var j = i + 1; j < words.Count && j <= i + Farthest; j++)
            {
                if (one.IsWord || words[j].IsWord) found[count++] = new SkipBigram(first + NgramHash.BucketOf(Both(itself, hash(words[j])), buckets), one.Where, words[j].Where);
            }
        }

        return count;
    }

    /// <summary>Two in their order (multiplied by the golden ratio: Knuth 1998, 6.4).</summary>
    private static ulong Both(ulong first, ulong second) => unchecked((BitOperations.RotateLeft(first, 31) ^ second) * GoldenRatio);
}
