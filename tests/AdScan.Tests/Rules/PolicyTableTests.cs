using AdScan.Rules;

namespace AdScan.Tests.Rules;

/// <summary>The tables of <c>docs/policy.md</c> are those of the policy; <c>ADSCAN_ACCEPT_DOCS=1</c> writes them anew.</summary>
public sealed class PolicyTableTests
{
    private static readonly string Document = Path.Combine(Checkout.Root, "docs", "policy.md");

    [Fact]
    public void The_tables_are_those_of_the_policy()
    {
        var before = File.ReadAllText(Document).ReplaceLineEndings("\n");
        var after = WithTable(WithTable(before, "categories", Policy.Shipped.Categories.SelectMany(Rows)), "contexts", Policy.Shipped.Contexts.Select(Row));
        if (Environment.GetEnvironmentVariable("ADSCAN_ACCEPT_DOCS") == "1") File.WriteAllText(Document, before = after);
        Assert.Equal(after, before);
    }

    private static string WithTable(string document, string name, IEnumerable<string> rows)
    {
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- end of {name} -->");
        var start = document.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var head = document[start..].Split('\n').Take(2);
        return $"{document[..start]}{string.Join('\n', head.Concat(rows))}\n{document[document.IndexOf(end, StringComparison.Ordinal)..]}";
    }

    private static IEnumerable<string> Rows(PolicyCategory category)
    {
        var articles = string.Join("; ", category.LegalBasis.GroupBy(b => b.Instrument).Select(g => $"{g.Key} {string.Join(", ", g.Select(b => b.Article))}"));
        var words = category.SeenIn is { } where ? $"not in words: {where}" : $"{category.Strong.Count} phrases, {category.Patterns.Count} patterns, {category.Combinations.Count} combinations";
        yield return $"| `{category.Id}` | {category.Name.Zh}<br>{category.Name.En} | {category.Severity} | {articles} | {words} | {(category.Catches.Count == 0 ? "–" : $"{category.Catches.Count}: {category.Catches[0]}")} | {category.Leaves.Count}: {category.Leaves[0].Text} |";
    }

    private static string Row(PolicyContext context) =>
        $"| {context.Id} | {context.Name.Zh}<br>{context.Name.En} | {string.Join("; ", context.LegalBasis.Select(b => $"{b.Instrument} {b.Article}"))} | {context.DecidedBy ?? "words"} |";
}
