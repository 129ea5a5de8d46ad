using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AdScan.Impressions;
using Newtonsoft.Json.Linq;

namespace AdScan.Reporting;

/// <summary>One finding as a SARIF result.</summary>
internal static partial class SarifResult
{
    public const string RunFolder = "RUN";
    public const int LongestName = 200;
    public const int LongestMessage = 2_000;

    /// <summary>What SARIF's messages take for links and placeholders.</summary>
    private const string Markup = "[]{}";

    public static JObject Of(ScanReport report, Finding finding, SarifRules rules)
    {
        var result = Create(report, finding.Rule, rules, finding.Quote is { } quote ? $"{finding.Message} “{quote}”" : finding.Message);
        result["level"] = SarifRules.LevelOf(finding.Severity);
        result["partialFingerprints"] = FingerprintsOf(report.Id, finding.Rule, finding.Category, finding.Source == TextSource.Landing ? "landing" : "ad", finding.Quote ?? "");
        result["attachments"] = new JArray(finding.Evidence.Where(ReportPictures.IsEvidence).Select(path => new JObject { ["artifactLocation"] = new JObject { ["uri"] = path, ["uriBaseId"] = RunFolder } }));
        result["properties"] = PropertiesOf(report, finding);
        return result;
    }

    /// <summary>The result of a snippet that could not be judged.</summary>
    public static JObject OfInconclusive(ScanReport report, SarifRules rules)
    {
        var result = Create(report, SarifRules.Inconclusive, rules, report.Reason ?? report.Coverage.Statement);
        result["level"] = "warning";
        result["partialFingerprints"] = FingerprintsOf(report.Id, SarifRules.Inconclusive);
        result["properties"] = PropertiesOf(report);
        return result;
    }

    /// <summary>A message in plain text.</summary>
    public static JObject MessageOf(string text) => new() { ["text"] = ForeignText.Line(text, LongestMessage, Markup) };

    private static JObject Create(ScanReport report, string rule, SarifRules rules, string message) => new()
    {
        ["ruleId"] = SarifRules.IdOf(rule),
        ["ruleIndex"] = rules.IndexOf(rule),
        ["message"] = MessageOf(message),
        ["locations"] = new JArray(LocationOf(report)),
    };

    private static JObject LocationOf(ScanReport report)
    {
        var location = new JObject { ["logicalLocations"] = new JArray(new JObject { ["name"] = ForeignText.Line(report.Id, LongestName), ["kind"] = "snippet" }) };
        if (report.Place is { } place && FilePlace().Match(place) is { Success: true } match)
        {
            var physical = new JObject { ["artifactLocation"] = new JObject { ["uri"] = AddressOf(match.Groups["file"].Value) } };
            if (int.TryParse(match.Groups["line"].ValueSpan, out var line) && line > 0) physical["region"] = new JObject { ["startLine"] = line };
            location["physicalLocation"] = physical;
        }

        return location;
    }

    /// <summary>The file as an address: relative where its path is.</summary>
    private static string AddressOf(string file)
    {
        var path = string.Join('/', file.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Select(Uri.EscapeDataString));
        if (!Path.IsPathFullyQualified(file)) return path;
        return path.StartsWith('/') ? $"file://{path}" : $"file:///{path}";
    }

    /// <summary>The same finding in another run has the same fingerprint: it is made of what a finding is about, not of who saw it, how likely it is, or in which variant.</summary>
    private static JObject FingerprintsOf(params string[] parts) => new()
    {
        ["adscanFinding/v1"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AdScanJson.Write(parts)))),
    };

    private static JObject PropertiesOf(ScanReport report, Finding finding)
    {
        var properties = PropertiesOf(report);
        properties["category"] = ForeignText.Beginning(finding.Category);
        properties["source"] = AdScanJson.Write(finding.Source).Trim('"');
        properties["viewers"] = new JArray(finding.Viewers);
        if (finding.Score is { } score) properties["score"] = score;
        if (finding.Variant is { } variant) properties["variant"] = variant;
        if (finding.Seen is { } seen) (properties["seen"], properties["isConfirmed"]) = (seen, finding.IsConfirmed);
        if (finding.Quote is { } quote) properties["quote"] = ForeignText.Beginning(quote);
        if (finding.Span is { } span) properties["span"] = new JArray(span);
        if (finding.Attr is { } attr) properties["attr"] = new JArray(attr);
        properties["articles"] = new JArray(finding.LegalBasis.Select(basis => ForeignText.Line($"《{basis.Instrument.Trim('《', '》')}》{basis.Article}", LongestName)));
        return properties;
    }

    private static JObject PropertiesOf(ScanReport report) => new() { ["snippet"] = ForeignText.Beginning(report.Id), ["verdict"] = ReportJson.NameOf(report.Verdict) };

    /// <summary>A file of a feed, and the line or the path within it.</summary>
    [GeneratedRegex(@"\A(?<file>.+?\.(?:html?|jsonl|ndjson|csv|zip|json))(?::(?:(?<line>[0-9]+)|.*))?\z", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex FilePlace();
}
