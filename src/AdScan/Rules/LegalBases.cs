using AdScan.Reporting;
using Newtonsoft.Json.Linq;

namespace AdScan.Rules;

/// <summary>The articles that each shipped rule stands on, from <c>legal-basis.json</c>.</summary>
internal static class LegalBases
{
    private static readonly JObject Data = AdScanJson.ReadEmbedded<JObject>("legal-basis.json");

    public static IReadOnlyList<LegalBasis> Of(string rule) =>
        Data[rule]?.ToObject<List<LegalBasis>>() ?? throw new InvalidOperationException($"legal-basis.json lacks the rule '{rule}'.");
}
