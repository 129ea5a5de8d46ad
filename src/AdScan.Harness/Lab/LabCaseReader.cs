using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdScan.Harness.Lab;

/// <summary>Reads case files: a comment that holds the truth as JSON, then sections that begin with <c>=== name (content-type)</c>.</summary>
internal static partial class LabCaseReader
{
    private const string Prefix = "Lab/";
    private const string Open = "<!-- case";
    private const string Close = "-->";

    private static readonly JsonSerializerSettings Strict = new()
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        MissingMemberHandling = MissingMemberHandling.Error,
        ObjectCreationHandling = ObjectCreationHandling.Replace, // a list in a file replaces the default, it does not lengthen it
    };

    /// <summary>Every case that is built in, by id.</summary>
    public static IReadOnlyList<LabCase> ReadAll()
    {
        var assembly = typeof(LabCaseReader).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".html", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return Parse(reader.ReadToEnd(), name);
            })
            .ToList();
    }

    /// <exception cref="FormatException">The file is broken; the message names file, line and mend.</exception>
    public static LabCase Parse(string text, string file)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.IndexOf(Close, StringComparison.Ordinal);
        if (!text.StartsWith(Open, StringComparison.Ordinal) || end < 0) throw new FormatException($"{file}:1: begin the file with '{Open} {{ … }} {Close}'.");
        var known = ParseHead(text[Open.Length..end], file);
        var sections = ParseSections(text[(end + Close.Length)..], file, text[..end].Count(c => c == '\n') + 1);
        if (!sections.ContainsKey("tag")) throw new FormatException($"{file}: has no section 'tag': add '=== tag' with the ad code.");
        var missing = known.Serve.FirstOrDefault(answer => !sections.ContainsKey(answer.Section));
        return missing is null
            ? known with { Sections = sections }
            : throw new FormatException($"{file}: {missing.Path} is answered with the section '{missing.Section}', which is not there.");
    }

    private static LabCase ParseHead(string json, string file)
    {
        try
        {
            return JsonConvert.DeserializeObject<LabCase>(json, Strict)!;
        }
        catch (JsonReaderException e)
        {
            throw new FormatException($"{file}:{e.LineNumber}: the JSON is broken: {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{file}: {e.Message}", e);
        }
    }

    private static Dictionary<string, LabSection> ParseSections(string text, string file, int line)
    {
        var sections = new Dictionary<string, LabSection>(StringComparer.Ordinal);
        var heads = Head().Matches(text);
        for (var i = 0; i < heads.Count; i++)
        {
            var end = i + 1 < heads.Count ? heads[i + 1].Index : text.Length;
            var type = heads[i].Groups[2] is { Success: true } given ? given.Value : "text/html";
            var content = text[(heads[i].Index + heads[i].Length)..end].Trim('\n');
            if (!sections.TryAdd(heads[i].Groups[1].Value, new LabSection(type, content)))
            {
                throw new FormatException($"{file}:{line + text[..heads[i].Index].Count(c => c == '\n')}: the section '{heads[i].Groups[1].Value}' is there twice.");
            }
        }

        return sections;
    }

    [GeneratedRegex(@"^=== ([a-z0-9-]+)(?: \(([a-z0-9/.+-]+)\))?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
