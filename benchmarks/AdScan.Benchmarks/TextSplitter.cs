using System.Security.Cryptography;
using System.Text;
using AdScan.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Benchmarks;

/// <summary>Takes texts that repeat another out of the project's texts, and gives each its split by group of alike texts and never by row, so that no test text has a twin that the model learned from.</summary>
internal static class TextSplitter
{
    /// <summary>From here on a text repeats another.</summary>
    private const double Repeats = 0.8;

    /// <summary>From here on two texts share a split.</summary>
    private const double Alike = 0.5;

    private static readonly string[] Labels = ["clean", "vulgar", "false", "illegal"];

    public static void Run(string folder)
    {
        var read = Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Select(line => (File: file, Row: JObject.Parse(line)))).ToList();
        var repeated = new NearDuplicates(read.Select(row => (string)row.Row["text"]!)).Groups(Repeats);
        var rows = read.Where((_, i) => repeated[i] == i).ToList();
        var group = new NearDuplicates(rows.Select(row => (string)row.Row["text"]!)).Groups(Alike);
        var name = new Dictionary<int, string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var text = TextNormalizer.Normalize((string)rows[i].Row["text"]!).Text;
            if (!name.TryGetValue(group[i], out var least) || string.CompareOrdinal(text, least) < 0) name[group[i]] = text;
        }

        for (var i = 0; i < rows.Count; i++) rows[i].Row["split"] = SplitOf(name[group[i]]);
        foreach (var file in rows.GroupBy(row => row.File)) File.WriteAllLines(file.Key, file.Select(row => row.Row.ToString(Formatting.None)));
        Console.WriteLine($"{read.Count - rows.Count} repeat another and were taken out; {rows.Count} texts in {name.Count} groups: {string.Join(", ", rows.CountBy(r => (string)r.Row["split"]!).Select(c => $"{c.Value} {c.Key}"))}");
        foreach (var file in rows.GroupBy(row => row.File)) Console.WriteLine($"| {Path.GetFileNameWithoutExtension(file.Key)} | {string.Join(" | ", Labels.Select(label => file.Count(row => (string)row.Row["label"]! == label)))} |");
    }

    private static string SplitOf(string text) => (SHA256.HashData(Encoding.UTF8.GetBytes(text))[0] % 10) switch { 0 => "test", 1 => "validation", _ => "train" };
}
