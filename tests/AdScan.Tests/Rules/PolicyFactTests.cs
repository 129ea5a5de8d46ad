using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Snippets;

namespace AdScan.Tests.Rules;

/// <summary>A claim about public policy that an authority has refuted is found with the correction; a text that refutes it or asks is not.</summary>
public sealed class PolicyFactTests : IDisposable
{
    private static readonly string Example = File.ReadAllText(Path.Combine(Checkout.Root, "datasets", "examples", "housing-facts.json"));

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("外地户籍居住证满3年可购2套房")]
    [InlineData("外地户籍居住证满３年可购２套房，江畔新城")]
    [InlineData("云州新规\n非云州户口，居住证满三年可买两套！")]
    [InlineData("想买房？外地户籍居住证滿三年可購两套房")]
    public async Task Finds_the_claim_and_gives_the_correction_with_its_source(string text)
    {
        var finding = Assert.Single(await JudgeAsync(Example, text), f => f.Category == "false-public-policy");
        Assert.Equal("fact-yunzhou-residence-permit", finding.Rule);
        Assert.Equal(Severity.Review, finding.Severity);
        Assert.Contains("未出台", finding.Message);
        Assert.Contains("云州市住房和城乡建设局，2026-11-02", finding.Message);
        Assert.Contains("虚构示例", finding.Message);
        Assert.NotEmpty(finding.LegalBasis);
        Assert.Contains(finding.Quote!, text);
    }

    [Theory]
    [InlineData("“外地户籍居住证满3年可购2套房”系谣言")]
    [InlineData("网传外地户籍居住证满3年可购2套房，市住建局：不属实")]
    [InlineData("外地户籍居住证满3年可购2套房，是真的吗？")]
    [InlineData("外地户籍居住证满3年可购2套房吗？")]
    [InlineData("本市户籍家庭可购2套房")]
    public async Task Leaves_who_refutes_or_asks(string text) => Assert.DoesNotContain(await JudgeAsync(Example, text), f => f.Rule.StartsWith("fact-", StringComparison.Ordinal) && f.Severity > Severity.Info);

    [Fact]
    public async Task Leaves_to_a_person_who_asks_and_sells() => Assert.Equal(Severity.Review, Assert.Single(await JudgeAsync(Example, "外地户籍居住证满3年可购2套房？立即咨询"), f => f.Rule.StartsWith("fact-", StringComparison.Ordinal)).Severity);

    [Fact]
    public async Task Blocks_what_a_refutation_that_was_read_contradicts()
    {
        var read = Example.Replace("\"invented\"", "\"fulltext\"", StringComparison.Ordinal);
        Assert.Equal(Severity.Block, Assert.Single(await JudgeAsync(read, "外地户籍居住证满3年可购2套房"), f => f.Category == "false-public-policy").Severity);
    }

    [Fact]
    public async Task Concerns_the_viewers_of_its_regions_only()
    {
        await using var scanner = Scanner(Example.Replace("\"date\": \"2026-11-02\"", "\"date\": \"2026-11-02\", \"regions\": [\"CN-SH\"]", StringComparison.Ordinal));
        var viewers = new[] { Impress.Viewers[0], Impress.Viewers.First(v => v.Region.Id == "CN-SH") };
        var report = scanner.Judge(new AdSnippet(""), viewers.Select(v => Impress.Showing(v, "外地户籍居住证满3年可购2套房")).ToList());
        Assert.Equal([viewers[1].Key], Assert.Single(report.Findings, f => f.Rule == "fact-yunzhou-residence-permit").Viewers);
        Assert.Equal([viewers[0].Key], Assert.Single(report.Findings, f => f.Rule == "policy-false-public-policy").Viewers);
    }

    [Fact]
    public async Task Ends_with_its_last_day() => Assert.DoesNotContain(await JudgeAsync(Example.Replace("\"date\": \"2026-11-02\"", "\"date\": \"2026-11-02\", \"until\": \"2026-11-03\"", StringComparison.Ordinal), "外地户籍居住证满3年可购2套房"), f => f.Rule.StartsWith("fact-", StringComparison.Ordinal));

    [Theory]
    [InlineData("yunzhou-residence-permit", "Yunzhou", ":7: the id 'Yunzhou' is none")]
    [InlineData("\"refuted\"", "\"denied\"", ":11: the stance of 'yunzhou-residence-permit' is 'denied': write refuted or regulated.")]
    [InlineData("\"2026-11-02\"", "\"lately\"", ":18: 'yunzhou-residence-permit' was said on 'lately'")]
    [InlineData("云州市住房和城乡建设局\"", "\"", ":17: 'yunzhou-residence-permit' does not say who says so, and where")]
    [InlineData("\"invented\"", "\"heard\"", ":19: the status of 'yunzhou-residence-permit' is 'heard'")]
    [InlineData("本市户籍家庭可购2套房，以官方公布为准", "外地户籍居住证满3年可购2套房", ":24: 'yunzhou-residence-permit' catches “外地户籍居住证满3年可购2套房”, which it must leave")]
    [InlineData("非云州户口，居住证满三年可买两套！", "居住证不能买房", ":20: 'yunzhou-residence-permit' does not catch “居住证不能买房”")]
    public void Refuses_what_it_cannot_follow_with_the_line_and_the_mend(string good, string bad, string told) =>
        Assert.Contains("facts.json" + told, Assert.Throws<PolicyException>(() => Scanner(Example.Replace(good, bad, StringComparison.Ordinal))).Message);

    private async Task<IReadOnlyList<Finding>> JudgeAsync(string facts, string text)
    {
        await using var scanner = Scanner(facts);
        return scanner.Judge(new AdSnippet(""), [Impress.Showing(Impress.Viewers[0], text)]).Findings;
    }

    private AdScanner Scanner(string facts) => new(new AdScannerOptions { PolicyPath = _scratch.Write("facts.json", facts) });
}
