using System.Globalization;
using AdScan.Rules;
using Newtonsoft.Json.Linq;

namespace AdScan.Benchmarks;

/// <summary>What the words of the policy catch of our own texts and what they take wrongly, category by category, as a Markdown table.</summary>
internal static class PolicyAccuracy
{
    private sealed record Row(string Text, string Label, IReadOnlyList<WordHit> Hits)
    {
        public bool IsFlagged => Hits.Count > 0;
    }

    public static void Run(IReadOnlyList<string> files, bool showFalse)
    {
        var search = new PolicySearch(Policy.Shipped);
        var rows = files.SelectMany(File.ReadLines).Select(JObject.Parse).Where(row => (string?)row["split"] is not "test").Select(row => Judge(search, row)).ToList();
        var (clean, bad) = (rows.Where(r => r.Label == "clean").ToList(), rows.Where(r => r.Label != "clean").ToList());
        Line($"{rows.Count} texts, test split left out.");
        Line("");
        Line("| texts | of them | flagged | blocked |");
        Line("| --- | ---: | ---: | ---: |");
        foreach (var group in rows.GroupBy(r => r.Label).OrderBy(g => g.Key, StringComparer.Ordinal)) Line($"| {group.Key} | {group.Count()} | {Share(group, r => r.IsFlagged)} | {Share(group, r => r.Hits.Any(IsBlock))} |");
        Line("");
        Line("| category | violations flagged | clean texts flagged |");
        Line("| --- | ---: | ---: |");
        foreach (var category in Policy.Shipped.Categories.Where(c => c.SeenIn is null)) Line($"| `{category.Id}` | {Count(bad, category)} | {Count(clean, category)} |");
        if (showFalse) foreach (var row in clean.Where(r => r.IsFlagged)) Line($"{row.Hits[0].Category.Id} {row.Hits[0].Strength} “{row.Text[row.Hits[0].Start..row.Hits[0].End]}” {row.Text.ReplaceLineEndings(" ")}");
    }

    private static Row Judge(PolicySearch search, JObject row)
    {
        var text = ((string)row["text"]!).Replace(" | ", "\n", StringComparison.Ordinal);
        return new Row(text, (string)row["label"]!, search.Find(text).Where(hit => hit is { IsFinding: true, IsExcused: false } && hit.Category.Severity != "info").ToList());
    }

    private static bool IsBlock(WordHit hit) => hit is { IsDoubtful: false, Strength: >= WordStrength.Pattern, Category.Severity: "block" };

    private static int Count(List<Row> rows, PolicyCategory category) => rows.Count(r => r.Hits.Any(hit => hit.Category == category));

    private static string Share(IEnumerable<Row> rows, Func<Row, bool> of)
    {
        var list = rows.ToList();
        return ((double)list.Count(of) / list.Count).ToString("0.00 %", CultureInfo.InvariantCulture);
    }

    private static void Line(string line) => Console.WriteLine(line);
}
