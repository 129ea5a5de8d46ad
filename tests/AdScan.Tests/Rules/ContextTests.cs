using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;

namespace AdScan.Tests.Rules;

/// <summary>The same words are a finding or none, by what stands around them.</summary>
public sealed class ContextTests : IAsyncDisposable
{
    private readonly AdScanner _scanner = new();

    public ValueTask DisposeAsync() => _scanner.DisposeAsync();

    [Theory]
    [InlineData("最佳产品，全国第一", "销量全国第一，来源：乘联会2026年7月，上海市新能源轿车")]
    [InlineData("本品最佳选择", "红叶最佳观赏期为十月下旬")]
    [InlineData("全国最好的面膜", "做全国最好的服务是我们的追求")]
    [InlineData("保本保息，放心入", "本产品不保本，投资需谨慎")]
    [InlineData("保本保息，放心入", "警惕“保本保息”，遇到请拨打96110")]
    [InlineData("代写论文 快速交稿", "本平台不代写论文")]
    [InlineData("出售仿真枪 现货", "男子出售仿真枪获刑三年")]
    [InlineData("根治糖尿病 三代秘方", "糖尿病无法根治，请规律复诊")]
    [InlineData("全网最低价 速来", "广告里写“全网最低价”，违反广告法被罚二十万")]
    [InlineData("考试包过班", "面包过期包退")]
    public void Words_are_judged_by_what_stands_around_them(string violation, string honest)
    {
        Assert.Contains(Judge(violation), f => f.Severity > Severity.Info);
        Assert.DoesNotContain(Judge(honest), f => f.Severity > Severity.Info);
    }

    [Fact]
    public void What_is_excused_is_told_with_the_context_and_changes_no_verdict()
    {
        var finding = Assert.Single(Judge("男子出售仿真枪获刑三年"));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("CTX-09", finding.Message);
        Assert.Contains(finding.LegalBasis, basis => basis.Article == "30");
    }

    [Fact]
    public void A_warning_that_sells_is_for_a_person()
    {
        var finding = Assert.Single(Judge("谨防骗子！本店保本保息\n加微信 立即申请"), f => f.Category == "false-investment-guarantee");
        Assert.Equal(Severity.Review, finding.Severity);
    }

    [Fact]
    public void Two_words_that_are_a_claim_together_are_for_a_person() =>
        Assert.Equal(Severity.Review, Assert.Single(Judge("颈椎病一贴断根"), f => f.Category == "false-medical-efficacy").Severity);

    [Fact]
    public void What_is_denied_over_and_over_is_for_a_person_and_takes_no_time()
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Equal(Severity.Review, Assert.Single(Judge(string.Concat(Enumerable.Repeat("不稳赚，\n", 20_000))), f => f.Category == "false-investment-guarantee").Severity);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalSeconds, 0, 20);
    }

    [Theory]
    [InlineData("稳＊赚＊不＊赔", "稳＊赚＊不＊赔")]
    [InlineData("快来！稳赚💰不💰赔，名师", "稳赚💰不💰赔")]
    [InlineData("１００％有效", "１００％有效")]
    [InlineData("穩賺不賠", "穩賺不賠")]
    [InlineData("全网最\n低价", "全网最\n低价")]
    public void Quotes_disguised_words_as_they_were_shown(string text, string quote)
    {
        var report = _scanner.Judge(new AdSnippet(""), [Impress.Showing(Impress.Viewers[0], text)]);
        Assert.Contains(report.Findings, f => f.Rule.StartsWith("policy-", StringComparison.Ordinal) && f.Quote == quote && report.Variants[0].Text[f.Span![0]..f.Span[1]] == quote);
    }

    [Theory]
    [InlineData("今天很稳，赚到了")]
    [InlineData("换季立春\n药房照常")]
    public void Finds_no_short_phrase_across_a_pause(string text) => Assert.Empty(Judge(text));

    [Fact]
    public void Quotes_the_piece_that_holds_the_words()
    {
        var impression = Impress.Showing(Impress.Viewers[0], "晨光书店\n保本保息计划") with { };
        var pieces = impression.Looks[0].Pieces.Select((piece, i) => piece with { Box = new Box(0, i * 40, 100, 20), Source = i == 1 ? TextSource.Canvas : TextSource.Dom }).ToList();
        var report = _scanner.Judge(new AdSnippet(""), [impression with { Looks = [impression.Looks[0] with { Pieces = pieces }] }]);
        var finding = Assert.Single(report.Findings, f => f.Category == "false-investment-guarantee");
        Assert.Equal(TextSource.Canvas, finding.Source);
        Assert.Equal(40, finding.Box!.Value.Y);
    }

    private List<Finding> Judge(string text) => _scanner.Judge(new AdSnippet(""), [Impress.Showing(Impress.Viewers[0], text)]).Findings
        .Where(f => f.Rule.StartsWith("policy-", StringComparison.Ordinal)).ToList();
}
