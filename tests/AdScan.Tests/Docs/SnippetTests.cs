using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdScan.Tests.Docs;

/// <summary>Every piece of C# that the docs show compiles against the library as it is.</summary>
public sealed class SnippetTests
{
    /// <summary>What a fragment takes as given: names that its page explains, and the namespaces that every project of today's SDK imports.</summary>
    private const string Given = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        internal sealed class MyRule : AdScan.Rules.IRule
        {
            public string Id => "mine";
            public IEnumerable<AdScan.Reporting.Finding> Judge(AdScan.Rules.ScanFacts facts) => [];
        }

        internal partial class Program
        {
            private static readonly string markup = "";
            private static readonly CancellationToken cancellationToken;
            private static readonly Microsoft.Extensions.DependencyInjection.IServiceCollection services = null!;
            private static readonly IEnumerable<AdScan.Snippets.AdSnippet> snippets = [];
            private static readonly AdScan.AdScanner scanner = null!;
            private static readonly AdScan.Reporting.ScanReport report = null!;
        }
        """;

    private static readonly IReadOnlyList<MetadataReference> References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToList();

    public static TheoryData<string, string> Snippets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var block in DocPage.All.SelectMany(page => page.Blocks("csharp"))) data.Add(block.Place, block.Code);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Compiles(string place, string code)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var snippet = CSharpSyntaxTree.ParseText(code, options, place);
        var isProgram = snippet.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [snippet, CSharpSyntaxTree.ParseText(Given, options, "given")],
            References,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var wrong = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error || (d.Severity == DiagnosticSeverity.Warning && d.Id.StartsWith("CS86", StringComparison.Ordinal)));
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void The_docs_show_code_for_every_job() => Assert.True(DocPage.All.Count(page => page.Blocks("csharp").Any()) >= 7);
}
