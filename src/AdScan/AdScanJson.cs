using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace AdScan;

/// <summary>How every file of AdScan is written as JSON: camelCase names and enum values, absent rather than null, RFC 3339 times.</summary>
internal static class AdScanJson
{
    public static JsonSerializerSettings Settings { get; } = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy(processDictionaryKeys: false, overrideSpecifiedNames: true) },
        Converters = { new StringEnumConverter(new CamelCaseNamingStrategy()) },
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.DateTimeOffset,
        MaxDepth = 64,
    };

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(Settings);

    public static string Write(object value, bool indented = false) =>
        JsonConvert.SerializeObject(value, indented ? Formatting.Indented : Formatting.None, Settings);

    public static void Write(TextWriter writer, object value, bool indented = false)
    {
        using var json = new JsonTextWriter(writer) { CloseOutput = false, Formatting = indented ? Formatting.Indented : Formatting.None };
        Serializer.Serialize(json, value);
    }

    public static T Read<T>(string json) =>
        JsonConvert.DeserializeObject<T>(json, Settings) ?? throw new JsonSerializationException($"Expected a {typeof(T).Name}, found null.");

    /// <summary>Reads a data file that is embedded in this assembly under its path below the room's folder.</summary>
    public static T ReadEmbedded<T>(string name) => Read<T>(EmbeddedFile.ReadText(name));
}
