using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AdScan.Tests;

/// <summary>Holds what the architecture tour promises.</summary>
public sealed class ArchitectureTests
{
    private static readonly string Source = Path.Combine(Checkout.Root, "src", "AdScan");

    [Theory]
    [InlineData("Microsoft.Playwright", "Rendering")]
    [InlineData("Microsoft.ML", "Classification")]
    [InlineData("PhoneNumbers", "Rules")]
    [InlineData("Org.BouncyCastle", "Evidence")]
    public void Only_one_folder_knows_a_heavy_dependency(string dependency, string folder)
    {
        var knowing = Files().Where(file => File.ReadAllText(file).Contains($"using {dependency}", StringComparison.Ordinal)).Select(RoomOf).Distinct();
        Assert.Equal([folder], knowing);
    }

    [Fact]
    public void No_public_signature_mentions_a_heavy_dependency()
    {
        var types = typeof(AdScanner).Assembly.GetExportedTypes()
            .SelectMany(t => t.GetMembers().SelectMany(TypesOf).Append(t.BaseType!).Concat(t.GetInterfaces()))
            .Where(t => t is not null)
            .Select(t => t.Assembly.GetName().Name!);
        Assert.DoesNotContain(types, name => name.StartsWith("Microsoft.Playwright", StringComparison.Ordinal) || name.StartsWith("Microsoft.ML", StringComparison.Ordinal) || name.StartsWith("PhoneNumbers", StringComparison.Ordinal) || name.StartsWith("BouncyCastle", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Snippets", "")]
    [InlineData("Viewers", "")]
    [InlineData("Impressions", "Viewers")]
    [InlineData("Archives", "Impressions,Viewers")]
    [InlineData("Reporting", "Archives,Impressions,Viewers")]
    [InlineData("Evidence", "Reporting")]
    [InlineData("Egress", "Viewers")]
    [InlineData("Text", "")]
    [InlineData("Classification", "Reporting,Text")]
    [InlineData("Comparison", "Impressions,Reporting,Viewers")]
    [InlineData("Rendering", "Egress,Impressions,Snippets,Viewers")]
    [InlineData("Rules", "Impressions,Reporting,Snippets,Text,Viewers")]
    public void Rooms_import_only_what_they_may(string room, string allowed)
    {
        var imported = Directory.GetFiles(Path.Combine(Source, room), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"^using AdScan\.(\w+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value))
            .Distinct();
        Assert.Empty(imported.Except([.. allowed.Split(','), room]));
    }

    [Fact]
    public void The_public_surface_is_the_one_that_was_reviewed()
    {
        var surface = string.Join('\n', typeof(AdScanner).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(Describe)) + "\n";
        var file = Path.Combine(Checkout.Root, "tests", "AdScan.Tests", "PublicApi.txt");
        if (Environment.GetEnvironmentVariable("ADSCAN_ACCEPT_API") == "1") File.WriteAllText(file, surface);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), surface);
    }

    private static IEnumerable<string> Describe(Type type)
    {
        yield return type.FullName!;
        foreach (var member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(IsWritten).Select(m => $"  {m}").Order(StringComparer.Ordinal)) yield return member;
    }

    /// <summary>Leaves out what the compiler adds to records and properties.</summary>
    private static bool IsWritten(MemberInfo member) =>
        member is not MethodInfo { IsSpecialName: true } && member.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !member.Name.Contains('<', StringComparison.Ordinal);

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType).SelectMany(Inner),
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType).SelectMany(Inner),
        PropertyInfo property => Inner(property.PropertyType),
        FieldInfo field => Inner(field.FieldType),
        _ => [],
    };

    private static IEnumerable<Type> Inner(Type type) => type.GetGenericArguments().SelectMany(Inner).Append(type.HasElementType ? type.GetElementType()! : type);

    private static IEnumerable<string> Files() => Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static string RoomOf(string file) => Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar)[0];
}
