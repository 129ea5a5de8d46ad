using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AdScan.Tests.Docs;

/// <summary>Every link of the docs into the repository leads to something that is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => new(DocPage.All.Select(page => page.Name));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Lead_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Checkout.Root, page))!;
        Assert.All(Links(page), link =>
        {
            var (path, part) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
            var target = path.Length == 0 ? Path.Combine(Checkout.Root, page) : Path.GetFullPath(Path.Combine(folder, path));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page}: '{link}' leads nowhere.");
            if (part is not null) Assert.Contains(part, Headings(target));
        });
    }

    private static IEnumerable<string> Links(string page) =>
        Markdown.Parse(File.ReadAllText(Path.Combine(Checkout.Root, page))).Descendants<LinkInline>().Select(link => link.Url!).Where(url => !url.Contains(':', StringComparison.Ordinal));

    /// <summary>Headings as they are named in addresses: small letters, hyphens for blanks, signs left out.</summary>
    private static IEnumerable<string> Headings(string file) => File.ReadLines(file)
        .Where(line => line.StartsWith('#'))
        .Select(line => Signs().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Signs();
}
