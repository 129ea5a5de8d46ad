using System.Security.Cryptography;
using System.Text;
using AdScan.Text;

namespace AdScan.Classification;

/// <summary>A way of writing a text so that people still read it and filters do not.</summary>
/// <remarks>The same text and way give the same writing.</remarks>
internal sealed class Evasion
{
    private static readonly Lazy<Dictionary<char, string>> Homophones = new(ReadHomophones);
    private static readonly Lazy<Dictionary<char, string>> Halves = new(() => TextTable.Lines("splits.txt").GroupBy(line => line[0]).ToDictionary(g => g.Key, g => g.First()[1..3]));
    private static readonly Lazy<Dictionary<char, char>> Lookalikes = new(() => TextTable.Pairs("han-lookalikes.txt").Concat(TextTable.Pairs("latin-lookalikes.txt")).GroupBy(pair => pair.Value).ToDictionary(g => g.Key, g => g.First().Key));
    private static readonly Lazy<Dictionary<char, char>> Traditional = new(() => TextTable.Lines("traditional.txt").Select(line => line.Split(' ')).Where(pair => pair is [[_], [_]]).GroupBy(pair => pair[1][0]).ToDictionary(g => g.Key, g => g.First()[0][0]));
    private static readonly Dictionary<char, char> Figures = "一1二2三3四4五5六6七7八8九9零00零1一2二3三4四5五6六7七8八9九".Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    private readonly Func<string, Random, string> _write;

    private Evasion(string name, Func<string, Random, string> write) => (Name, _write) = (name, write);

    /// <summary>Every way that is measured.</summary>
    public static IReadOnlyList<Evasion> All { get; } =
    [
        new("homophone", (text, random) => Replace(text, random, 0.3, c => Homophones.Value.GetValueOrDefault(c) is { Length: > 0 } same ? same[random.Next(same.Length)].ToString() : null)),
        new("look-alike", (text, random) => Replace(text, random, 1, c => Lookalikes.Value.TryGetValue(c, out var like) ? like.ToString() : null)),
        new("split", (text, random) => Replace(text, random, 0.5, Halves.Value.GetValueOrDefault)),
        new("zero-width", (text, _) => string.Join('\u200b', text.AsEnumerable())),
        new("symbols", (text, random) => Between(text, random, ["*", "·", ".", "-", "_", "~", "|", "/"])),
        new("emoji", (text, random) => Between(text, random, ["💖", "🔥", "✨", "🌟", "🎁"])),
        new("initials", (text, random) => Replace(text, random, 0.2, c => Pinyin.SyllableOf(c)?[..1])),
        new("traditional", (text, random) => Replace(text, random, 1, c => Traditional.Value.TryGetValue(c, out var old) ? old.ToString() : null)),
        new("order", Shuffle),
        new("figures", (text, random) => Replace(text, random, 1, c => Figures.TryGetValue(c, out var figure) ? figure.ToString() : null)),
    ];

    public string Name { get; }

    public string Write(string text) => _write(text, new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(Name + text)))));

    private static string Replace(string text, Random random, double part, Func<char, string?> other) =>
        string.Concat(text.Select(c => other(c) is { } written && random.NextDouble() < part ? written : c.ToString()));

    /// <summary>Puts something into half of the gaps between Chinese characters.</summary>
    private static string Between(string text, Random random, string[] fillers)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i]);
            if (i + 1 < text.Length && Han.Is(text[i]) && Han.Is(text[i + 1]) && random.NextDouble() < 0.5) result.Append(fillers[random.Next(fillers.Length)]);
        }

        return result.ToString();
    }

    /// <summary>Swaps neighbours here and there, as people can still read.</summary>
    private static string Shuffle(string text, Random random)
    {
        var result = text.ToCharArray();
        for (var i = 0; i + 1 < result.Length; i++)
        {
            if (!Han.Is(result[i]) || !Han.Is(result[i + 1]) || random.NextDouble() >= 0.15) continue;
            (result[i], result[i + 1]) = (result[i + 1], result[i]);
            i++;
        }

        return new string(result);
    }

    /// <summary>For each character the others of its sound that begin common words.</summary>
    private static Dictionary<char, string> ReadHomophones()
    {
        var common = TextTable.Lines("words.txt").Where(line => line.Length > 4).Select(line => line[0]).ToHashSet();
        return Pinyin.Syllables.Select(syllable => Pinyin.WrittenAs(syllable)).SelectMany(same => same.Select(c => (c, Others: string.Concat(same.Where(o => o != c && common.Contains(o)))))).DistinctBy(pair => pair.c).ToDictionary(pair => pair.c, pair => pair.Others);
    }
}
