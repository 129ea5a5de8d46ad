using Markdig;
using Markdig.Syntax;

namespace AdScan.Tests.Docs;

/// <summary>A page for users, with the code that it shows.</summary>
/// <param name="Name">Its path below the checkout.</param>
internal sealed record DocPage(string Name)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    public static IReadOnlyList<DocPage> All { get; } =
    [
        new DocPage("README.md"),
        new DocPage("SECURITY.md"),
        .. new[] { "docs", "samples" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Checkout.Root, folder), "*.md", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
            .Select(file => new DocPage(Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/'))),
    ];

    /// <summary>Its blocks of code in a language; null for those that name none.</summary>
    public IEnumerable<CodeBlock> Blocks(string? language) => Markdown.Parse(File.ReadAllText(Path.Combine(Checkout.Root, Name)), Pipeline)
        .Descendants<FencedCodeBlock>()
        .Where(block => language is null ? string.IsNullOrEmpty(block.Info) : block.Info == language)
        .Select(block => new CodeBlock($"{Name}:{block.Line + 1}", block.Lines.ToString()));
}

/// <summary>A block of code of a page.</summary>
/// <param name="Place">The page and the line at which it begins.</param>
/// <param name="Code">The code.</param>
internal sealed record CodeBlock(string Place, string Code);
