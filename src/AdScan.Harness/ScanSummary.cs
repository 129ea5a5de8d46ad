using AdScan.Evidence;
using AdScan.Reporting;
using Spectre.Console;

namespace AdScan.Harness;

/// <summary>What standard output gets when a scan ends.</summary>
internal static class ScanSummary
{
    private const int MostRows = 60;

    public static void Print(RunReport run, string folder, OutputFormat format)
    {
        foreach (var warning in run.Environment.Warnings) Console.Error.WriteLine($"adscan: {warning}");
        if (format == OutputFormat.Text)
        {
            PrintTable(run, folder);
            AnsiConsole.Console.WriteLine(Manifest(folder));
        }
        else
        {
            OutputFormats.Write(format, run, Console.Out);
            Console.Error.WriteLine(Manifest(folder));
        }
    }

    /// <summary>What whoever receives the run should be told by another way.</summary>
    private static string Manifest(string folder) => $"manifest: SHA-256 {RunSeal.HashOf(folder)} (check with: adscan verify {folder})";

    private static void PrintTable(RunReport run, string folder)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected) console.Profile.Width = 160;
        var table = new Table().RoundedBorder().AddColumns("verdict", "snippet", "scores v/f/i", "variants", "why");
        foreach (var report in Worst(run)) table.AddRow(Row(report));
        console.Write(table);
        if (run.Snippets.Count > MostRows) console.WriteLine($"… and {run.Snippets.Count - MostRows} more, see the report.");
        var s = run.Summary;
        console.WriteLine($"{s.Snippets} snippets: {s.Block} block, {s.Review} review, {s.Inconclusive} inconclusive, {s.Pass} pass; {s.Impressions} impressions, {s.FailedImpressions} failed.");
        console.WriteLine($"report: {Path.Combine(folder, "report.html")}");
    }

    private static IEnumerable<ScanReport> Worst(RunReport run) =>
        run.Snippets.OrderBy(r => r.Verdict switch { Verdict.Block => 0, Verdict.Review => 1, Verdict.Inconclusive => 2, _ => 3 }).Take(MostRows);

    private static Markup[] Row(ScanReport report) =>
    [
        new Markup($"[{Colour(report.Verdict)}]{ReportJson.NameOf(report.Verdict)}[/]"),
        new Markup(Markup.Escape(report.Id)),
        new Markup(FormattableString.Invariant($"{report.Scores.Vulgar:0.00} {report.Scores.False:0.00} {report.Scores.Illegal:0.00}")),
        new Markup(FormattableString.Invariant($"{report.Variants.Count}")),
        new Markup(Markup.Escape(Why(report))),
    ];

    private static string Why(ScanReport report)
    {
        var why = report.Findings.FirstOrDefault(f => f is { Severity: not Severity.Info, Quote: not null }) is { } finding ? $"{finding.Category}: “{finding.Quote}”" : report.Reason ?? "";
        why = Harmless(why);
        if (report.Cloaking is { } cloaking) why += $" (only some viewers, by {cloaking.Axis})";
        return why.Length > 90 ? why[..89] + "…" : why;
    }

    /// <summary>An ad's words must not steer the terminal: no escape sequence, no writing from right to left, one line.</summary>
    internal static string Harmless(string words) => string.Join(' ', string.Concat(words.Select(Harmless)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static char Harmless(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format ? ' ' : c;

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Block => "red",
        Verdict.Review => "yellow",
        Verdict.Inconclusive => "grey",
        _ => "green",
    };
}
