using System.CommandLine;
using System.Globalization;
using AdScan.Harness.Lab;
using AdScan.Rendering;
using AdScan.Viewers;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace AdScan.Harness;

/// <summary><c>adscan viewers</c>: lists the known regions, devices and apps, or checks what an ad could observe of some.</summary>
internal static class ViewersCommand
{
    public static Command Create()
    {
        var command = new Command("viewers", "List the known regions, devices and apps.") { Check() };
        command.SetAction(_ =>
        {
            var regions = new Table().RoundedBorder().AddColumns("region", "name", "time zone", "groups");
            foreach (var r in RegionCatalog.Resolve("all")) regions.AddRow(r.Id, Markup.Escape($"{r.Name} {r.NameEn}"), r.Timezone, string.Join(' ', r.Groups));
            var devices = new Table().RoundedBorder().AddColumns("device", "name", "system", "browser", "viewport", "groups");
            foreach (var d in DeviceCatalog.Resolve("all")) devices.AddRow(d.Id, Markup.Escape(d.Name), d.Os, d.Browser, FormattableString.Invariant($"{d.Width}×{d.Height}@{d.Scale}"), string.Join(' ', d.Groups));
            var apps = new Table().RoundedBorder().AddColumns("app", "name", "bridge");
            foreach (var a in AppCatalog.Resolve("all")) apps.AddRow(a.Id, Markup.Escape($"{a.Name} {a.NameEn}"), string.Join(' ', a.Bridges));
            if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 140;
            foreach (var table in new[] { regions, devices, apps }) AnsiConsole.Write(table);
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Check()
    {
        var region = new Option<string>("--region") { Description = "Regions, as for scan.", DefaultValueFactory = _ => "CN-SH" };
        var device = new Option<string>("--device") { Description = "Devices, as for scan.", DefaultValueFactory = _ => "all" };
        var app = new Option<string>("--app") { Description = "Apps, as for scan.", DefaultValueFactory = _ => AppProfile.Browser };
        var format = new Option<string>("--format") { Description = "text, json (every fact) or markdown (a table of every fact).", DefaultValueFactory = _ => "text" };
        var command = new Command("check", "Look at viewers as an ad would, and compare what can be observed with their profiles; exit code 1 if anything contradicts.") { region, device, app, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var viewers = ViewerMatrix.Of(RegionCatalog.Resolve(parsed.GetValue(region)!), DeviceCatalog.Resolve(parsed.GetValue(device)!), AppCatalog.Resolve(parsed.GetValue(app)!).Select(a => a.Id), ["now"]);
            var print = PrinterOf(parsed.GetValue(format)!);
            var checks = await CheckAsync(viewers, cancellationToken);
            print(checks);
            return checks.All(check => check.Contradictions.Count == 0) ? ExitCode.Fine : ExitCode.Found;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ViewerCheck>> CheckAsync(IReadOnlyList<Viewer> viewers, CancellationToken cancellationToken)
    {
        await using var exchange = await LabExchange.StartAsync(0, viewers.Select(v => v.Region).Distinct(), cancellationToken);
        await BrowserInstaller.EnsureAsync(allowInstall: true, Console.Error.WriteLine, cancellationToken);
        await using var scanner = new AdScanner(new AdScannerOptions { AllowPrivate = [$"*.localhost:{exchange.Port}"], CheckViewers = false });
        return await Task.WhenAll(viewers.Select(viewer => scanner.CheckViewerAsync(viewer, exchange.Echo, cancellationToken)));
    }

    private static Action<IReadOnlyList<ViewerCheck>> PrinterOf(string format) => format switch
    {
        "text" => PrintText,
        "json" => checks => Console.WriteLine(new JArray(checks.Select(ToJson)).ToString(Formatting.Indented)),
        "markdown" => PrintMarkdown,
        _ => throw new MisuseException($"--format '{format}' is unknown: write text, json or markdown."),
    };

    private static void PrintText(IReadOnlyList<ViewerCheck> checks)
    {
        foreach (var check in checks)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{check.Viewer}: {check.Facts.Count} facts observed, {check.Contradictions.Count} contradictions"));
            foreach (var (fact, expected, observed) in check.Contradictions) Console.WriteLine($"  {fact}: expected {expected}, observed {observed}");
        }
    }

    private static JObject ToJson(ViewerCheck check) => new()
    {
        ["viewer"] = check.Viewer,
        ["contradictions"] = new JArray(check.Contradictions.Select(c => new JObject { ["fact"] = c.Fact, ["expected"] = c.Expected, ["observed"] = c.Observed })),
        ["facts"] = new JObject(check.Facts.Select(fact => new JProperty(fact.Key, JToken.Parse(fact.Value)))),
    };

    private static void PrintMarkdown(IReadOnlyList<ViewerCheck> checks)
    {
        Console.WriteLine("| viewer | facts observed | contradictions |\n| --- | --- | --- |");
        foreach (var check in checks) Console.WriteLine($"| {check.Viewer} | {check.Facts.Count} | {(check.Contradictions.Count == 0 ? "0" : string.Join("; ", check.Contradictions.Select(c => c.Fact)))} |");
        Console.WriteLine($"\n| fact | {string.Join(" | ", checks.Select(c => c.Viewer))} |\n| --- |{string.Concat(checks.Select(_ => " --- |"))}");
        foreach (var fact in checks.SelectMany(c => c.Facts.Keys).Distinct())
        {
            Console.WriteLine($"| {fact} | {string.Join(" | ", checks.Select(c => c.Facts.TryGetValue(fact, out var value) ? $"`{value.Replace("|", "\\|", StringComparison.Ordinal)}`" : ""))} |");
        }
    }
}
