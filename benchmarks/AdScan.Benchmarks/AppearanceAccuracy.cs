using System.Globalization;
using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Rules.Appearance;
using AdScan.Snippets;
using AdScan.Viewers;
using Newtonsoft.Json.Linq;

namespace AdScan.Benchmarks;

/// <summary>What the rules that read what an ad shows catch of our own texts and what they take wrongly, rule by rule, as a Markdown table.</summary>
internal static class AppearanceAccuracy
{
    private static readonly IRule[] Rules =
    [
        new ContactRule(Policy.Shipped), new ApprovalFormatRule(Policy.Shipped), new ApprovalMissingRule(Policy.Shipped), new MinorsRule(Policy.Shipped), new NewsDisguiseRule(Policy.Shipped), new ImitationRule(Policy.Shipped),
    ];

    private static readonly Viewer Viewer = ViewerMatrix.Of([Region.Shanghai], [DeviceProfile.IPhone15])[0];

    private sealed record Row(string Text, bool IsClean, IReadOnlyList<Finding> Findings)
    {
        public bool Has(IRule rule, Severity severity) => Findings.Any(f => f.Rule == rule.Id && (severity == Severity.Info) == (f.Severity == Severity.Info));
    }

    /// <param name="files">JSON Lines with text, label and split.</param>
    /// <param name="isTest">Whether the test split is read, and not the others.</param>
    /// <param name="showFalse">Whether the clean texts that are flagged are printed.</param>
    public static void Run(IReadOnlyList<string> files, bool isTest, bool showFalse)
    {
        var rows = files.SelectMany(File.ReadLines).Select(JObject.Parse).Where(row => ((string?)row["split"] == "test") == isTest).Select(Judge).ToList();
        var (clean, bad) = (rows.Where(r => r.IsClean).ToList(), rows.Where(r => !r.IsClean).ToList());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clean.Count} clean texts and {bad.Count} violations, {(isTest ? "test split" : "test split left out")}."));
        Console.WriteLine();
        Console.WriteLine("| rule | violations for review | clean texts for review | violations told (info) | clean texts told (info) |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var rule in Rules) Console.WriteLine($"| `{rule.Id}` | {Count(bad, rule, Severity.Review)} | {Count(clean, rule, Severity.Review)} | {Count(bad, rule, Severity.Info)} | {Count(clean, rule, Severity.Info)} |");
        if (!showFalse) return;
        foreach (var row in clean) foreach (var finding in row.Findings) Console.WriteLine($"{finding.Rule} {finding.Severity} “{finding.Quote}” {row.Text.ReplaceLineEndings(" ")}");
    }

    private static Row Judge(JObject row)
    {
        var text = ((string)row["text"]!).Replace(" | ", "\n", StringComparison.Ordinal);
        var pieces = text.Split('\n').Select(line => new TextPiece { Text = line }).ToList();
        var facts = new ScanFacts
        {
            Snippet = new AdSnippet(""),
            Impressions = [new Impression { Viewer = Viewer, Status = ImpressionStatus.Rendered, Looks = [new Look { AtMs = 0, Pieces = pieces, HasContent = true }] }],
            Variants = [new Variant { Id = "v1", Text = text, Viewers = [Viewer.Key], Pieces = pieces }],
            Scores = new Dictionary<string, TextScores>(),
            ImpressionsPath = "",
        };
        return new Row(text, (string?)row["label"] == "clean", Rules.SelectMany(rule => rule.Judge(facts)).ToList());
    }

    private static int Count(List<Row> rows, IRule rule, Severity severity) => rows.Count(row => row.Has(rule, severity));
}
