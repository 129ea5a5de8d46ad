using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Reporting;

/// <summary>Writes the findings of a run as SARIF 2.1.0, for the programs that collect what scanners find.</summary>
/// <remarks>
/// A snippet that could not be judged is a result too, of the rule <c>inconclusive</c>: what reads the file must not take it for a pass.
/// In messages, brackets and braces of an ad are shown in their full width, because SARIF takes them for links and placeholders; the quote among the properties is exact.
/// </remarks>
public static class SarifReport
{
    /// <summary>Writes a run; results are in the order of the run's snippets.</summary>
    public static void Write(RunReport run, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(writer);
        var rules = new SarifRules(run);

        // One result at a time: a run may have more of them than memory should hold twice.
        using var json = new JsonTextWriter(writer) { CloseOutput = false, Formatting = Formatting.Indented };
        json.WriteStartObject();
        Write(json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        Write(json, "version", "2.1.0");
        json.WritePropertyName("runs");
        json.WriteStartArray();
        json.WriteStartObject();
        Write(json, "tool", new JObject { ["driver"] = new JObject { ["name"] = "AdScan", ["fullName"] = ForeignText.Line(run.Tool, SarifResult.LongestName), ["rules"] = rules.ToJson() } });
        Write(json, "invocations", new JArray(InvocationOf(run)));
        Write(json, "originalUriBaseIds", new JObject { [SarifResult.RunFolder] = new JObject { ["description"] = new JObject { ["text"] = "The run folder." } } });
        Write(json, "columnKind", "utf16CodeUnits");
        json.WritePropertyName("results");
        json.WriteStartArray();
        foreach (var result in ResultsOf(run, rules)) result.WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        writer.WriteLine();
    }

    private static void Write(JsonTextWriter json, string name, JToken value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }

    private static JObject InvocationOf(RunReport run) => new()
    {
        ["executionSuccessful"] = true,
        ["startTimeUtc"] = Time(run.StartedAt),
        ["endTimeUtc"] = Time(run.FinishedAt),
        ["toolExecutionNotifications"] = new JArray(run.Environment.Warnings.Select(warning => new JObject { ["level"] = "warning", ["message"] = SarifResult.MessageOf(warning) })),
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static IEnumerable<JObject> ResultsOf(RunReport run, SarifRules rules) =>
        run.Snippets.SelectMany(report => report.Findings.Select(finding => SarifResult.Of(report, finding, rules)).Concat(Unjudged(report, rules)));

    private static IEnumerable<JObject> Unjudged(ScanReport report, SarifRules rules) =>
        report.Verdict == Verdict.Inconclusive ? [SarifResult.OfInconclusive(report, rules)] : [];
}
