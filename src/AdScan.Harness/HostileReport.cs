using System.Globalization;
using AdScan.Harness.Lab.Faults;
using AdScan.Rendering;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace AdScan.Harness;

/// <summary><c>adscan lab grade --set hostile</c>: which faults this installation survives, and what each leaves behind.</summary>
internal static class HostileReport
{
    public static async Task<int> RunAsync(string? only, bool json, CancellationToken cancellationToken)
    {
        await BrowserInstaller.EnsureAsync(allowInstall: true, Console.Error.WriteLine, cancellationToken);
        var results = await HostileGrade.RunAsync(only, new Lines(), cancellationToken);
        if (json) Console.WriteLine(ToJson(results).ToString(Formatting.Indented));
        else Print(results);
        return results.All(r => r.IsSurvived) ? ExitCode.Fine : ExitCode.Found;
    }

    private static void Print(IReadOnlyList<FaultResult> results)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected) console.Profile.Width = 160;
        var table = new Table().RoundedBorder().AddColumns("fault", "kind", "survived", "seconds", "leftovers");
        foreach (var r in results) table.AddRow(Markup.Escape(r.Fault.Id), Markup.Escape(r.Fault.Kind), r.Wrong.Count == 0 ? "[green]yes[/]" : $"[red]no: {Markup.Escape(string.Join("; ", r.Wrong))}[/]", Seconds(r), r.Left.Count == 0 ? "none" : $"[red]{Markup.Escape(string.Join("; ", r.Left))}[/]");
        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Count(r => r.IsSurvived)} of {results.Count} survived with nothing left behind; {results.Sum(r => r.Seconds):0} s"));
    }

    private static JObject ToJson(IReadOnlyList<FaultResult> results) => new()
    {
        ["survived"] = results.Count(r => r.IsSurvived),
        ["faults"] = new JArray(results.Select(r => new JObject { ["id"] = r.Fault.Id, ["kind"] = r.Fault.Kind, ["wrong"] = new JArray(r.Wrong), ["left"] = new JArray(r.Left), ["seconds"] = Math.Round(r.Seconds, 1) })),
    };

    private static string Seconds(FaultResult result) => result.Seconds.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Tells of each fault as it is over.</summary>
    private sealed class Lines : IProgress<FaultResult>
    {
        public void Report(FaultResult value) => Console.Error.WriteLine($"{value.Fault.Id}: {(value.IsSurvived ? "survived" : string.Join("; ", value.Wrong.Concat(value.Left)))} ({Seconds(value)} s)");
    }
}
