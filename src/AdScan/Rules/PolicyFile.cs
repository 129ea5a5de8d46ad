using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Rules;

/// <summary>A policy file as it was read, with the line of everything in it.</summary>
internal sealed class PolicyFile
{
    private static readonly JsonSerializer Strict = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = AdScanJson.Settings.ContractResolver,
        MissingMemberHandling = MissingMemberHandling.Error,
        NullValueHandling = NullValueHandling.Ignore,
        ObjectCreationHandling = ObjectCreationHandling.Replace,
        MaxDepth = 16,
    });

    private readonly string _name;
    private readonly JObject _root;

    private PolicyFile(string name, JObject root, PolicyDocument document) => (_name, _root, Document) = (name, root, document);

    public PolicyDocument Document { get; }

    /// <exception cref="PolicyException">The file cannot be read.</exception>
    public static PolicyFile Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PolicyException($"{path}: cannot be read: {e.Message}");
        }
    }

    /// <exception cref="PolicyException">The text is no policy.</exception>
    public static PolicyFile Parse(string name, string json)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = 16 };
            var root = JObject.Load(reader, new JsonLoadSettings { LineInfoHandling = LineInfoHandling.Load, DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            if (reader.Read()) throw new PolicyException($"{name}:{reader.LineNumber}: something follows the policy: remove it.");
            return new PolicyFile(name, root, root.ToObject<PolicyDocument>(Strict)!);
        }
        catch (JsonReaderException e)
        {
            throw new PolicyException($"{name}:{e.LineNumber}: the JSON is broken ({FirstSentence(e)}): mend it there.");
        }
        catch (JsonSerializationException e)
        {
            throw new PolicyException($"{name}:{e.LineNumber}: {FirstSentence(e)}: see docs/policy.md for what a policy may hold.");
        }
    }

    /// <summary>The error that something at a path, such as <c>categories[2].severity</c>, must be mended.</summary>
    public PolicyException Defect(string path, string what) => new($"{_name}:{LineOf(path)}: {what}");

    /// <summary>The line of what is at the path; of what should hold it, where it is missing.</summary>
    private int LineOf(string path)
    {
        while (path.Length > 0)
        {
            if (_root.SelectToken(path) is IJsonLineInfo token && token.HasLineInfo()) return token.LineNumber;
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return 1;
    }

    private static string FirstSentence(JsonException e) => e.Message.Split(". ")[0].TrimEnd('.');
}
