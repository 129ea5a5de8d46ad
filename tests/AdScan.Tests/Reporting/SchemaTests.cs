using System.CommandLine;
using System.Reflection;
using AdScan.Harness;
using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Viewers;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace AdScan.Tests.Reporting;

/// <summary>The published schemas say exactly what the files hold.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_run_folder_is_as_the_schemas_say()
    {
        var (report, lines) = await WriteAsync();
        Assert.Empty((await Schemas.ReportAsync()).Validate(report));
        var schema = await Schemas.ResultsAsync();
        Assert.All(lines, line => Assert.Empty(schema.Validate(line)));
        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public async Task A_report_with_every_field_is_as_the_schema_says() =>
        Assert.Empty((await Schemas.ReportAsync()).Validate(ReportJson.Write(HostileReport.SayingTwice("x"))));

    [Fact]
    public async Task A_field_that_is_not_in_the_schema_is_refused_wherever_it_stands()
    {
        var schema = await Schemas.ReportAsync();
        var report = JObject.Parse(ReportJson.Write(HostileReport.Saying("x")));
        foreach (var part in report.DescendantsAndSelf().OfType<JObject>().ToList())
        {
            part["unheardOf"] = 1;
            Assert.True(schema.Validate(report).Count > 0, part.Path);
            part.Remove("unheardOf");
        }
    }

    [Fact]
    public void Every_field_and_value_of_a_report_stands_in_the_schema()
    {
        var schema = JObject.Parse(File.ReadAllText(Schemas.PathOf("report.schema.json")));
        var definitions = (JObject)schema["definitions"]!;
        var types = Reachable(typeof(RunReport));
        Assert.Equal([.. types.Select(NameOf).Where(name => name != "runReport").Concat(["networkExit", "pictureFingerprint", "runOptions"]).Order(StringComparer.Ordinal)], definitions.Properties().Select(p => p.Name).Order(StringComparer.Ordinal));
        foreach (var type in types) AssertDescribes(type == typeof(RunReport) ? schema : (JObject)definitions[NameOf(type)]!, type);
    }

    internal static void AssertDescribes(JObject schema, Type type)
    {
        if (type.IsEnum)
        {
            Assert.Equal(Enum.GetNames(type).Select(Camel), schema["enum"]!.Values<string>()!);
            return;
        }

        var fields = FieldsOf(type);
        Assert.Equal(fields.Select(f => Camel(f.Name)).Order(StringComparer.Ordinal), ((JObject)schema["properties"]!).Properties().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(fields.Where(f => !IsOptional(f)).Select(f => Camel(f.Name)).Order(StringComparer.Ordinal), schema["required"]!.Values<string>().Order(StringComparer.Ordinal)!);
        Assert.False((bool)schema["additionalProperties"]!);
    }

    /// <summary>The types that a report is made of, those with a converter of their own left out.</summary>
    internal static HashSet<Type> Reachable(Type root)
    {
        HashSet<Type> found = [];
        void Visit(Type type)
        {
            var inner = Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? type.GetGenericArguments()[0] : type);
            if (inner.Assembly != root.Assembly || inner == typeof(NetworkExit) || inner == typeof(PictureFingerprint) || !found.Add(inner) || inner.IsEnum) return;
            foreach (var field in FieldsOf(inner)) Visit(field.PropertyType);
        }

        Visit(root);
        return found;
    }

    private static List<PropertyInfo> FieldsOf(Type type) =>
        ((JsonObjectContract)AdScanJson.Settings.ContractResolver!.ResolveContract(type)).Properties.Where(p => !p.Ignored).Select(p => type.GetProperty(p.UnderlyingName!)!).ToList();

    private static bool IsOptional(PropertyInfo property) => new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    internal static string NameOf(Type type) => Camel(type.Name);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>A run as the tool writes it, of a snippet that was judged and one that could not be.</summary>
    private async Task<(string Report, IReadOnlyList<string> Lines)> WriteAsync()
    {
        var regions = _scratch.Write("regions.json", """[{"id":"CN-SC","name":"四川","timezone":"Asia/Shanghai","locale":"zh-CN","languages":["zh-CN"],"latitude":30.57,"longitude":104.07,"pool":[{"exit":"bind:127.0.0.2","use":"review"}]}]""");
        var options = new ScanOptions();
        var command = new Command("scan");
        options.AddTo(command);
        var request = ScanRequest.Of(command.Parse(["feed.jsonl", "--click", "follow", "--regions", regions]), options);
        var path = Path.Combine(_scratch.Path, "run");
        using (var folder = RunFolder.Open(path, request.Describe(HostileReport.Saying("x").Environment), resume: false, DateTimeOffset.UnixEpoch))
        {
            folder.Write(await RunFolderTests.JudgeAsync("a"));
            folder.Write(HostileReport.SayingTwice("x").Snippets[1]);
            folder.Finish(HostileReport.Saying("x") with { Options = folder.Options, Viewers = request.Viewers.Select(ViewerLabel.Of).ToList(), Snippets = folder.Reports, Summary = RunSummary.Of(folder.Reports) });
        }

        return (await File.ReadAllTextAsync(Path.Combine(path, "report.json")), await File.ReadAllLinesAsync(Path.Combine(path, "results.jsonl")));
    }
}
