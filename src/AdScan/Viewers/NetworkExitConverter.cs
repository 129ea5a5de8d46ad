using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Viewers;

/// <summary>An exit in JSON: its text, or an object with the text as <c>exit</c> and what it is kept for as <c>use</c>. Written, it is without name and password.</summary>
internal sealed class NetworkExitConverter : JsonConverter<NetworkExit>
{
    public override NetworkExit ReadJson(JsonReader reader, Type objectType, NetworkExit? existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        try
        {
            return JToken.ReadFrom(reader) switch
            {
                JValue { Value: string text } => NetworkExit.Parse(text),
                JObject { Count: 2 } both when both["exit"] is JValue { Value: string text } && both["use"] is JValue { Value: string use } => NetworkExit.Parse(text) with { Use = UseOf(use) },
                _ => throw new FormatException("An exit is a text, or an object with 'exit' and 'use': write one of them."),
            };
        }
        catch (FormatException e)
        {
            throw new JsonSerializationException(e.Message);
        }
    }

    public override void WriteJson(JsonWriter writer, NetworkExit? value, JsonSerializer serializer)
    {
        if (value?.Use is { } use) new JObject { ["exit"] = value.ToString(), ["use"] = NameOf(use) }.WriteTo(writer);
        else writer.WriteValue(value?.ToString());
    }

    private static ScanUse UseOf(string name) => name switch
    {
        "review" => ScanUse.Review,
        "inflight" => ScanUse.InFlight,
        _ => throw new FormatException($"use '{name}' is unknown: write review or inflight."),
    };

    private static string NameOf(ScanUse use) => use == ScanUse.Review ? "review" : "inflight";
}
