using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Evidence;

/// <summary>A record as it stands in <c>results.jsonl</c>, whatever has become of it.</summary>
/// <param name="Hash">SHA-256 of its line, without the line end.</param>
/// <param name="Id">The snippet's id; null where the line is no record.</param>
/// <param name="Evidence">The files that it names, and what names them: a rule, or a variant.</param>
internal sealed record FoundRecord(string Hash, string? Id, IReadOnlyList<(string By, string Path)> Evidence)
{
    public static FoundRecord Of(ReadOnlySpan<byte> line)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(line));
        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(line))) { DateParseHandling = DateParseHandling.None };
            var record = JObject.Load(reader);
            return new FoundRecord(hash, TextOf(record["id"]), EvidenceOf(record).Distinct().ToList());
        }
        catch (JsonException)
        {
            return new FoundRecord(hash, null, []);
        }
    }

    private static IEnumerable<(string By, string Path)> EvidenceOf(JObject record)
    {
        foreach (var finding in PartsOf(record, "findings"))
        {
            foreach (var path in (finding["evidence"] as JArray ?? []).Select(TextOf).OfType<string>()) yield return (TextOf(finding["rule"]) ?? "?", path);
        }

        foreach (var variant in PartsOf(record, "variants").Concat(PartsOf(record, "landings")))
        {
            if (TextOf(variant["screenshot"]) is { } path) yield return (TextOf(variant["id"]) ?? "?", path);
        }
    }

    private static IEnumerable<JObject> PartsOf(JObject record, string name) => (record[name] as JArray ?? []).OfType<JObject>();

    private static string? TextOf(JToken? token) => token is JValue { Type: JTokenType.String } value ? (string?)value : null;
}
