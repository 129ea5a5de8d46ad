using AdScan.Text;

namespace AdScan.Benchmarks;

/// <summary>Texts that are much alike: pairs whose sets of character trigrams overlap (Jaccard), found through MinHash bands (Broder 1997).</summary>
internal sealed class NearDuplicates
{
    private const int Hashes = 24;
    private const int RowsPerBand = 2;

    private readonly List<HashSet<int>> _grams;
    private readonly List<uint[]> _signatures;

    public NearDuplicates(IEnumerable<string> texts)
    {
        _grams = texts.Select(Trigrams).ToList();
        _signatures = _grams.Select(Signature).ToList();
    }

    /// <summary>For each text the first text of its group: the connected component of pairs that are at least so much alike, 0 to 1.</summary>
    public IReadOnlyList<int> Groups(double alike)
    {
        var parent = Enumerable.Range(0, _grams.Count).ToArray();
        int Root(int i) => parent[i] == i ? i : parent[i] = Root(parent[i]);
        for (var band = 0; band < Hashes / RowsPerBand; band++)
        {
            foreach (var bucket in Enumerable.Range(0, _grams.Count).GroupBy(i => (_signatures[i][band * RowsPerBand], _signatures[i][(band * RowsPerBand) + 1])))
            {
                var first = bucket.First();
                foreach (var other in bucket.Skip(1))
                {
                    var (one, two) = (Root(first), Root(other));
                    if (one != two && Jaccard(_grams[first], _grams[other]) >= alike) parent[Math.Max(one, two)] = Math.Min(one, two);
                }
            }
        }

        return Enumerable.Range(0, _grams.Count).Select(Root).ToList();
    }

    private static HashSet<int> Trigrams(string text)
    {
        var plain = $"  {TextNormalizer.Normalize(text).Text} ";
        return Enumerable.Range(0, plain.Length - 2).Select(i => (plain[i] * 1_000_003) ^ (plain[i + 1] * 7919) ^ plain[i + 2]).ToHashSet();
    }

    private static uint[] Signature(HashSet<int> grams) =>
        Enumerable.Range(0, Hashes).Select(h => grams.Min(g => Mix((uint)g, (uint)h))).ToArray();

    /// <summary>The finaliser of MurmurHash3, seeded.</summary>
    private static uint Mix(uint value, uint seed)
    {
        var x = value ^ (seed * 0x9E3779B9);
        x = (x ^ (x >> 16)) * 0x85EBCA6B;
        x = (x ^ (x >> 13)) * 0xC2B2AE35;
        return x ^ (x >> 16);
    }

    private static double Jaccard(HashSet<int> a, HashSet<int> b)
    {
        var both = a.Count(b.Contains);
        return (double)both / (a.Count + b.Count - both);
    }
}
