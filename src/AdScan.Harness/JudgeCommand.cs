using System.CommandLine;
using AdScan.Reporting;
using AdScan.Snippets;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Harness;

/// <summary><c>adscan judge</c>: judges a saved run again, without a browser, and shows what another policy, model, register or allow list changes. The run stays as it is.</summary>
internal static class JudgeCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a run." };
        var policy = new Option<string?>("--policy") { Description = "A policy file, laid over the shipped policy (docs/policy.md)." };
        var model = new Option<string?>("--model") { Description = "A classifier model other than the shipped one." };
        var registry = ScanOptions.RegistryOption();
        var allow = ScanOptions.AllowOption();
        var failOn = new Option<string>("--fail-on") { Description = "What makes the exit code 1: block, review, inconclusive or never.", DefaultValueFactory = _ => "block" };
        var format = new Option<string>("--format") { Description = $"What standard output gets: {OutputFormats.Names}.", DefaultValueFactory = _ => "text" };
        var command = new Command("judge", "Judge a saved run again, without a browser, and show what changes.") { run, policy, model, registry, allow, failOn, format };
        command.SetAction(async (parsed, _) =>
        {
            var fails = ScanRequest.FailOnOf(parsed.GetValue(failOn)!);
            var wanted = OutputFormats.Of(parsed.GetValue(format)!);
            var saved = SavedRun.Read(parsed.GetValue(run)!);
            await using var scanner = new AdScanner(new AdScannerOptions
            {
                PolicyPath = parsed.GetValue(policy),
                ModelPath = parsed.GetValue(model),
                RegistryPaths = parsed.GetValue(registry)!,
                AllowPath = parsed.GetValue(allow),
            });
            var changes = saved.Reports.Select(before => new JudgeChange(before, JudgeAgain(scanner, saved, before))).ToList();
            Write(wanted, saved, scanner.Environment, changes);
            return ExitCode.Of(RunSummary.Of(changes.Select(c => c.After).ToList()), fails);
        });
        return command;
    }

    /// <summary>What could not be looked at cannot be judged otherwise.</summary>
    private static ScanReport JudgeAgain(AdScanner scanner, SavedRun saved, ScanReport before)
    {
        var impressions = saved.ImpressionsOf(before);
        var snippet = new AdSnippet("") { Id = before.Id, Place = before.Place, Advertiser = before.Advertiser, AdvertiserDomain = before.AdvertiserDomain, Industry = before.Industry };
        return impressions.Count == 0 ? before : scanner.Judge(snippet, impressions);
    }

    private static void Write(OutputFormat format, SavedRun saved, RunEnvironment now, List<JudgeChange> changes)
    {
        switch (format)
        {
            case OutputFormat.Text: Print(saved, now, changes); break;
            case OutputFormat.Json: Console.WriteLine(ToJson(saved, now, changes).ToString(Formatting.Indented)); break;
            default: OutputFormats.Write(format, RunOf(saved, now, [.. changes.Select(c => c.After)]), Console.Out); break;
        }
    }

    /// <summary>The run as it is judged now.</summary>
    private static RunReport RunOf(SavedRun saved, RunEnvironment now, List<ScanReport> reports) => new()
    {
        Tool = Tool.NameAndVersion,
        Environment = now,
        Options = saved.Options,
        StartedAt = TimeProvider.System.GetUtcNow(),
        FinishedAt = TimeProvider.System.GetUtcNow(),
        Summary = RunSummary.Of(reports),
        Viewers = [],
        Snippets = reports,
    };

    private static void Print(SavedRun saved, RunEnvironment now, List<JudgeChange> changes)
    {
        foreach (var change in changes.Where(c => c.IsChange))
        {
            Console.WriteLine($"{change.After.Id}: {ReportJson.NameOf(change.Before.Verdict)} → {ReportJson.NameOf(change.After.Verdict)}");
            foreach (var finding in change.Added) Console.WriteLine($"  + {Line(finding)}");
            foreach (var finding in change.Gone) Console.WriteLine($"  - {Line(finding)}");
        }

        Console.WriteLine(FormattableString.Invariant($"{changes.Count(c => c.IsChange)} of {changes.Count} snippets change; {changes.Count(c => c.IsOtherVerdict)} get another verdict."));
        Console.WriteLine($"policy: {saved.Options["policy"] ?? "none"} → {now.Policy}; model: {saved.Options["model"]} → {now.Model}");
    }

    private static string Line(Finding finding) => ScanSummary.Harmless($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Category}: “{finding.Quote}”");

    private static JObject ToJson(SavedRun saved, RunEnvironment now, List<JudgeChange> changes) => new()
    {
        ["before"] = new JObject { ["policy"] = saved.Options["policy"], ["model"] = saved.Options["model"] },
        ["after"] = new JObject { ["policy"] = now.Policy, ["model"] = now.Model },
        ["snippets"] = changes.Count,
        ["changes"] = new JArray(changes.Where(c => c.IsChange).Select(c => new JObject
        {
            ["id"] = c.After.Id,
            ["before"] = ReportJson.NameOf(c.Before.Verdict),
            ["after"] = ReportJson.NameOf(c.After.Verdict),
            ["added"] = new JArray(c.Added.Select(finding => JObject.Parse(ReportJson.Write(finding)))),
            ["gone"] = new JArray(c.Gone.Select(finding => JObject.Parse(ReportJson.Write(finding)))),
        })),
    };
}
