using NJsonSchema;

namespace AdScan.Tests.Reporting;

/// <summary>The published schemas, as files beside the tests.</summary>
internal static class Schemas
{
    public static Task<JsonSchema> ReportAsync() => ReadAsync("report.schema.json");

    public static Task<JsonSchema> ResultsAsync() => ReadAsync("results.schema.json");

    public static Task<JsonSchema> ManifestAsync() => ReadAsync("manifest.schema.json");

    public static Task<JsonSchema> ChainAsync() => ReadAsync("chain.schema.json");

    public static Task<JsonSchema> SarifAsync() => ReadAsync("sarif-2.1.0-rtm.5.json");

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "schemas", name);

    private static Task<JsonSchema> ReadAsync(string name) => JsonSchema.FromFileAsync(PathOf(name));
}
