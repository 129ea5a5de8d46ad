using System.Text;
using Newtonsoft.Json.Linq;

namespace AdScan.Vision.Build;

/// <summary>One operation of a TensorFlow graph.</summary>
internal sealed record TfjsNode(string Name, string Op, IReadOnlyList<string> Inputs, JToken? Attributes)
{
    public static TfjsNode Of(JToken node) => new((string)node["name"]!, (string)node["op"]!, node["input"]?.Select(input => (string)input!).ToList() ?? [], node["attr"]);

    /// <summary>A list of four numbers for batch, height, width and channel: the middle two.</summary>
    public long[] HeightAndWidth(string attribute) => Attributes![attribute]!["list"]!["i"]!.Skip(1).Take(2).Select(i => (long)i).ToArray();

    public string Text(string attribute) => Decoded(Attributes![attribute]!["s"]!);

    public IReadOnlyList<string> Texts(string attribute) => Attributes?[attribute]?["list"]?["s"]?.Select(Decoded).ToList() ?? [];

    private static string Decoded(JToken base64) => Encoding.ASCII.GetString(Convert.FromBase64String((string)base64!));
}
