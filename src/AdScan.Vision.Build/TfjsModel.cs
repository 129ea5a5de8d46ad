using System.Formats.Tar;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Vision.Build;

/// <summary>A graph model of TensorFlow.js as nsfwjs packs it: a script whose export is the model's JSON, and scripts whose exports are its weights in base64.</summary>
/// <param name="Nodes">Operations, each after those whose results it takes.</param>
/// <param name="Weights">Tensors by name.</param>
internal sealed partial record TfjsModel(IReadOnlyList<TfjsNode> Nodes, IReadOnlyDictionary<string, TfjsWeight> Weights)
{
    /// <summary>Reads the model in one folder of an npm package.</summary>
    public static TfjsModel Read(string package, string folder)
    {
        var scripts = Scripts(package, folder);
        var model = Json(scripts["model.min.js"]);
        var manifest = model["weightsManifest"]!.Single();
        var bytes = manifest["paths"]!.SelectMany(path => Convert.FromBase64String(Base64().Match(scripts[$"{path}.min.js"]).Groups[1].Value)).ToArray();
        return new TfjsModel(model["modelTopology"]!["node"]!.Select(TfjsNode.Of).ToList(), WeightsOf(manifest["weights"]!, bytes));
    }

    private static Dictionary<string, TfjsWeight> WeightsOf(JToken manifest, byte[] bytes)
    {
        var weights = new Dictionary<string, TfjsWeight>();
        var at = 0;
        foreach (var entry in manifest)
        {
            var weight = TfjsWeight.Of(entry, bytes.AsSpan(at));
            weights.Add((string)entry["name"]!, weight);
            at += weight.Values.Length;
        }

        return at == bytes.Length ? weights : throw new InvalidDataException($"The model's weights have {bytes.Length} bytes, its manifest describes {at}.");
    }

    private static Dictionary<string, string> Scripts(string package, string folder)
    {
        var scripts = new Dictionary<string, string>();
        using var tar = new TarReader(new GZipStream(File.OpenRead(package), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || Path.GetDirectoryName(entry.Name) != $"package/{folder}") continue;
            using var reader = new StreamReader(entry.DataStream);
            scripts.Add(Path.GetFileName(entry.Name), reader.ReadToEnd());
        }

        return scripts;
    }

    /// <summary>The object in a minified script is JSON but for its names without quotes, which the reader allows, and its short truth values.</summary>
    private static JObject Json(string script)
    {
        var start = script.IndexOf("{format:", StringComparison.Ordinal);
        using var reader = new JsonTextReader(new StringReader(script[start..].Replace(":!0", ":true", StringComparison.Ordinal).Replace(":!1", ":false", StringComparison.Ordinal)));
        return JObject.Load(reader);
    }

    [GeneratedRegex("exports=\"([A-Za-z0-9+/=]+)\"")]
    private static partial Regex Base64();
}
