using System.Text;
using Newtonsoft.Json.Linq;

namespace AdScan.Harness.Lab.Faults;

/// <summary>What a run has judged, without what differs from run to run (times, bytes), to compare one with another.</summary>
internal static class RunResults
{
    /// <summary>The results by snippet; and what is wrong with the file: a torn line, a snippet twice.</summary>
    public static (SortedDictionary<string, string> ById, IReadOnlyList<string> Wrong) Read(string folder)
    {
        var results = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var wrong = new List<string>();
        var text = File.ReadAllText(Path.Combine(folder, "results.jsonl"), Encoding.UTF8);
        if (text.Length > 0 && text[^1] != '\n') wrong.Add("the last line is torn");
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                var report = JObject.Parse(line);
                if (!results.TryAdd((string)report["id"]!, Essence(report))) wrong.Add($"{report["id"]} is there twice");
            }
            catch (Newtonsoft.Json.JsonException)
            {
                wrong.Add($"a line is torn: {line[..Math.Min(80, line.Length)]}");
            }
        }

        return (results, wrong);
    }

    /// <summary>How two runs differ, each snippet in one sentence.</summary>
    public static IEnumerable<string> Differences(SortedDictionary<string, string> one, SortedDictionary<string, string> other) =>
        one.Keys.Union(other.Keys).Where(id => one.GetValueOrDefault(id) != other.GetValueOrDefault(id))
            .Select(id => $"{id} differs from the unbroken run: {other.GetValueOrDefault(id) ?? "not there"}");

    private static string Essence(JObject report) => string.Join(" | ",
        report["verdict"],
        string.Join(", ", report["findings"]!.Select(f => $"{f["rule"]} {f["category"]} {f["severity"]} {f["quote"]}").Order(StringComparer.Ordinal)),
        string.Join(", ", report["variants"]!.Select(v => v["text"]!.ToString()).Order(StringComparer.Ordinal)),
        string.Join(", ", report["impressions"]!.Select(i => $"{i["viewer"]!["region"]} {i["status"]}").Order(StringComparer.Ordinal)));
}
