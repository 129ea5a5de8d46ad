using System.Security.Cryptography;
using System.Text;
using AdScan.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Benchmarks;

/// <summary>Gives every row of the project's texts its split, by near-duplicate group and never by row, so that no test text has a twin that the model learned from.</summary>
/// <remarks>Groups are the connected components of pairs whose sets of character trigrams overlap by at least one half (Jaccard), found through MinHash bands (Broder 1997).</remarks>
internal static class TextSplitter
{
    private const double Alike = 0.5;
    private const int Hashes = 24;
    private const int RowsPerBand = 2;

    public static void Run(string folder)
    {
        var files = Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).ToList();
        var rows = files.SelectMany(file => File.ReadLines(file).Select(line => (File: file, Row: JObject.Parse(line)))).ToList();
        var grams = rows.Select(row => Trigrams((string)row.Row["text"]!)).ToList();
        var group = Groups(grams);
        var name = new Dictionary<int, string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var text = TextNormalizer.Normalize((string)rows[i].Row["text"]!).Text;
            if (!name.TryGetValue(group[i], out var least) || string.CompareOrdinal(text, least) < 0) name[group[i]] = text;
        }

        for (var i = 0; i < rows.Count; i++) rows[i].Row["split"] = SplitOf(name[group[i]]);
        foreach (var file in rows.GroupBy(row => row.File)) File.WriteAllLines(file.Key, file.Select(row => row.Row.ToString(Formatting.None)));
        Console.WriteLine($"{rows.Count} texts in {name.Count} groups: {string.Join(", ", rows.CountBy(r => (string)r.Row["split"]!).Select(c => $"{c.Value} {c.Key}"))}");
    }

    private static string SplitOf(string text) => (SHA256.HashData(Encoding.UTF8.GetBytes(text))[0] % 10) switch { 0 => "test", 1 => "validation", _ => "train" };

    private static HashSet<int> Trigrams(string text)
    {
        var plain = $"  {TextNormalizer.Normalize(text).Text} ";
        return Enumerable.Range(0, plain.Length - 2).Select(i => (plain[i] * 1_000_003) ^ (plain[i + 1] * 7919) ^ plain[i + 2]).ToHashSet();
    }

    private static int[] Groups(List<HashSet<int>> grams)
    {
        var parent = Enumerable.Range(0, grams.Count).ToArray();
        int Root(int i) => parent[i] == i ? i : parent[i] = Root(parent[i]);
        var signatures = grams.Select(Signature).ToList();
        for (var band = 0; band < Hashes / RowsPerBand; band++)
        {
            foreach (var bucket in Enumerable.Range(0, grams.Count).GroupBy(i => (signatures[i][band * RowsPerBand], signatures[i][(band * RowsPerBand) + 1])))
            {
                var first = bucket.First();
                foreach (var other in bucket.Skip(1).Where(other => Root(first) != Root(other) && Jaccard(grams[first], grams[other]) >= Alike)) parent[Root(other)] = Root(first);
            }
        }

        return Enumerable.Range(0, grams.Count).Select(Root).ToArray();
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
