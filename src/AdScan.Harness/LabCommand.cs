using System.CommandLine;
using System.Globalization;
using AdScan.Harness.Lab;
using AdScan.Rendering;
using AdScan.Viewers;
using AdScan.Vision;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace AdScan.Harness;

/// <summary><c>adscan lab</c>: the local ad exchange of known cases, served, or used to grade this installation.</summary>
internal static class LabCommand
{
    public static Command Create() => new("lab", "The local ad exchange of known cases: serve it, or grade this installation on it.") { Serve(), Grade() };

    private static Command Serve()
    {
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 for any that is free.", DefaultValueFactory = _ => 8787 };
        var command = new Command("serve", "Serve the cases until Ctrl-C.") { port };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var exchange = await LabExchange.StartAsync(parsed.GetValue(port), RegionCatalog.Resolve("all"), cancellationToken);
            Console.WriteLine($"http://lab.localhost:{exchange.Port}/");
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Grade()
    {
        var set = new Option<string>("--set") { Description = "The set of cases.", DefaultValueFactory = _ => "all" };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        var only = new Option<string?>("--case") { Description = "Only the case or fault of this id." };
        var command = new Command("grade", "Scan the cases and compare with what is known of them; exit code 1 if any is wrong.") { set, only, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(set) == LabExchange.Hostile) return await HostileReport.RunAsync(parsed.GetValue(only), parsed.GetValue(format) == "json", cancellationToken);
            var began = TimeProvider.System.GetTimestamp();
            var results = await GradeAsync(parsed.GetValue(set)!, parsed.GetValue(only), cancellationToken);
            var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            if (parsed.GetValue(format) == "json") Console.WriteLine(ToJson(results, seconds).ToString(Formatting.Indented));
            else Print(results, seconds);
            return results.All(r => r.IsRight) ? ExitCode.Fine : ExitCode.Found;
        });
        return command;
    }

    internal static async Task<IReadOnlyList<LabResult>> GradeAsync(string set, string? only, CancellationToken cancellationToken)
    {
        await using var exchange = await LabExchange.StartAsync(0, RegionCatalog.Resolve("all"), cancellationToken);
        await BrowserInstaller.EnsureAsync(allowInstall: true, Console.Error.WriteLine, cancellationToken);
        using var pictures = new PictureReader();
        var results = new List<LabResult>();
        foreach (var together in exchange.Cases(set).Where(known => only is null || known.Id == only).GroupBy(known => known.View.Key))
        {
            results.AddRange(await GradeAsync(exchange, [.. together], pictures, cancellationToken));
        }

        if (results.Count == 0) throw new MisuseException($"the set '{set}' has no case '{only}'.");
        return results.OrderBy(r => r.Case.Id, StringComparer.Ordinal).ToList();
    }

    private static async Task<List<LabResult>> GradeAsync(LabExchange exchange, IReadOnlyList<LabCase> cases, PictureReader pictures, CancellationToken cancellationToken)
    {
        using var register = cases[0].View.Registry ? LabRegister.Write() : null;
        var options = cases[0].View.Options($"*.localhost:{exchange.Port}", register?.Path);
        await using var scanner = new AdScanner(options, pictures: pictures);
        var known = cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var results = new List<LabResult>();
        await ScanProgress.RunAsync(cases.Count, scanner.ImpressionsPerSnippet, TimeProvider.System, async progress =>
        {
            await foreach (var report in scanner.ScanAllAsync(exchange.SnippetsOf(cases), progress, cancellationToken))
            {
                results.Add(LabGrade.Of(known[report.Id], report, options.Viewers));
                progress.Judged(report);
            }
        });
        return results;
    }

    private static void Print(IReadOnlyList<LabResult> results, double seconds)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected) console.Profile.Width = 160;
        var table = new Table().RoundedBorder().AddColumns("case", "mechanism", "expected", "got", "");
        foreach (var r in results) table.AddRow(Markup.Escape(r.Case.Id), Markup.Escape(r.Case.Mechanism), r.Case.Truth.Verdict, r.Got, r.IsRight ? r.IsUnread ? "[yellow]not read[/]" : "[green]right[/]" : $"[red]{Markup.Escape(string.Join("; ", r.Wrong))}[/]");
        console.Write(table);
        console.Write(ByCategory(results));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Count(r => r.IsRight)} of {results.Count} right; recall {Recall(results):0.000}; false alarms {FalseAlarms(results)} of {results.Count(r => !r.IsBad)}; {results.Count(r => r.IsUnread)} not read; {seconds:0.0} s"));
    }

    private static Table ByCategory(IReadOnlyList<LabResult> results)
    {
        static string Part(double? part) => part?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";
        var table = new Table().RoundedBorder().AddColumns("category", "cases", "caught", "named", "recall", "precision", "false alarms");
        foreach (var t in LabTally.Of(results)) table.AddRow(Markup.Escape(t.Category), $"{t.Cases}", $"{t.Caught}", $"{t.Named}", Part(t.Recall), Part(t.Precision), $"{t.FalseAlarms}");
        return table;
    }

    private static JObject ToJson(IReadOnlyList<LabResult> results, double seconds) => new()
    {
        ["right"] = results.Count(r => r.IsRight),
        ["cases"] = results.Count,
        ["recall"] = Recall(results),
        ["notRead"] = results.Count(r => r.IsUnread),
        ["falseAlarms"] = FalseAlarms(results),
        ["seconds"] = Math.Round(seconds, 1),
        ["categories"] = new JArray(LabTally.Of(results).Select(t => new JObject { ["category"] = t.Category, ["cases"] = t.Cases, ["caught"] = t.Caught, ["named"] = t.Named, ["recall"] = t.Recall, ["precision"] = t.Precision, ["falseAlarms"] = t.FalseAlarms })),
        ["results"] = new JArray(results.Select(r => new JObject { ["case"] = r.Case.Id, ["mechanism"] = r.Case.Mechanism, ["expected"] = r.Case.Truth.Verdict, ["got"] = r.Got, ["wrong"] = new JArray(r.Wrong) })),
    };

    private static double Recall(IReadOnlyList<LabResult> results) => Math.Round((double)results.Count(r => r is { IsBad: true, IsFlagged: true }) / Math.Max(1, results.Count(r => r is { IsBad: true, IsUnread: false })), 4);

    private static int FalseAlarms(IReadOnlyList<LabResult> results) => results.Count(r => r is { IsBad: false, IsFlagged: true });
}
