using AdScan.Reporting;
using AdScan.Rules;

namespace AdScan.Tests.Rules;

/// <summary>Each shipped category catches what it says it catches, and leaves what it says it leaves.</summary>
public sealed class ShippedPolicyTests
{
    private static readonly AdScanner Scanner = new();

    public static TheoryData<string> InWords => new(Policy.Shipped.Categories.Where(c => c.SeenIn is null).Select(c => c.Id));

    public static TheoryData<string> All => new(Policy.Shipped.Categories.Select(c => c.Id));

    [Theory]
    [MemberData(nameof(InWords))]
    public void Catches_its_texts_with_words_and_articles(string category)
    {
        foreach (var text in CategoryOf(category).Catches)
        {
            var finding = Judge(text).Findings.FirstOrDefault(f => f.Category == category);
            Assert.True(finding is { Severity: > Severity.Info, LegalBasis.Count: > 0, Evidence.Count: > 0 }, text);
            Assert.Equal(text[finding.Span![0]..finding.Span[1]], finding.Quote);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Leaves_its_near_misses(string category)
    {
        foreach (var near in CategoryOf(category).Leaves)
        {
            Assert.True(Judge(near.Text).Findings.All(f => !f.Rule.StartsWith("policy-", StringComparison.Ordinal) || f.Severity == Severity.Info), near.Text);
        }
    }

    [Theory]
    [InlineData("内部消息：明日必涨，跟单稳赚三倍", "false-investment-guarantee", "false-real-estate")]
    [InlineData("地铁旁的公寓，明年必涨", "false-real-estate", "false-investment-guarantee")]
    public void Calls_a_promise_by_the_trade_that_makes_it(string text, string category, string other)
    {
        var found = Judge(text).Findings.Select(finding => finding.Category).ToList();
        Assert.Contains(category, found);
        Assert.DoesNotContain(other, found);
    }

    [Fact]
    public void Holds_every_category_with_enough_examples_and_every_context()
    {
        Assert.Equal(46, Policy.Shipped.Categories.Count);
        Assert.Equal(24, Policy.Shipped.Contexts.Count);
        Assert.All(Policy.Shipped.Categories, c => Assert.True(c.Leaves.Count >= 3 && (c.SeenIn is not null || c.Catches.Count >= 5), c.Id));
        Assert.All(Policy.Shipped.Categories.SelectMany(c => c.Leaves), near => Assert.Contains(Policy.Shipped.Contexts, context => context.Id == near.Because));
    }

    [Fact]
    public void Says_where_an_article_was_read_at_second_hand_only() =>
        Assert.Contains(Policy.Shipped.Categories.SelectMany(Policy.Shipped.Cite), basis => basis.Instrument.EndsWith("（待核）", StringComparison.Ordinal));

    private static PolicyCategory CategoryOf(string id) => Policy.Shipped.Categories.Single(c => c.Id == id);

    private static ScanReport Judge(string text) => Scanner.Judge(new AdScan.Snippets.AdSnippet(""), [Impress.Showing(Impress.Viewers[0], text)]);
}
