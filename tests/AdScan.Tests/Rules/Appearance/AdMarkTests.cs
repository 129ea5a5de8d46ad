using AdScan.Impressions;
using AdScan.Reporting;
using static AdScan.Tests.Rules.Appearance.Appearing;

namespace AdScan.Tests.Rules.Appearance;

/// <summary>The mark 广告 is there for people, or a finding says why it is not.</summary>
public sealed class AdMarkTests
{
    public static TheoryData<string, double?, double?, string?> Unreadable => new()
    {
        { "广告", 6.0, 12.0, null },
        { "广告", 8.9, 12.0, null },
        { "广告", 12.0, 1.4, null },
        { "广 告", 12.0, 2.9, null },
        { "廣告", 12.0, 12.0, "transparent" },
        { "广告", 12.0, 12.0, "same-colour" },
        { "广告", 12.0, 12.0, "covered" },
        { "【广告】", 12.0, 12.0, "off-screen" },
        { "广告 | 云州乳业", 12.0, 12.0, "clipped" },
        { "云州乳业·广告", 12.0, 12.0, "zero-size" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Finds_a_mark_that_nobody_can_read(string mark, double? size, double? contrast, string? hidden)
    {
        var finding = Assert.Single(Judge("ad-mark", Of(Seen(500, Said("纸品周，抽纸 24 包"), Said(mark, size, contrast, hidden)))));
        Assert.Equal((Severity.Review, "ux-unlabelled-ad", mark), (finding.Severity, finding.Category, finding.Quote));
        AssertSound(finding);
    }

    [Theory]
    [InlineData("广告", 9.0, 3.0)]
    [InlineData("广告", 11.0, 3.5)]
    [InlineData("广告", null, null)]
    [InlineData("广告 ×", 12.0, 8.0)]
    [InlineData("云州乳业 · 广告", 12.0, 8.0)]
    public void Leaves_a_mark_that_can_be_read(string mark, double? size, double? contrast) =>
        Assert.Empty(Judge("ad-mark", Of(Seen(500, Said("纸品周，抽纸 24 包"), Said(mark, size, contrast)) with { Controls = [Link("查看详情")] })));

    [Fact]
    public void Finds_a_mark_that_is_gone_within_a_second()
    {
        var finding = Assert.Single(Judge("ad-mark", Of(Seen(500, Said("抽纸 24 包"), Said("广告")), Seen(1200, Said("抽纸 24 包，今日特价")))));
        Assert.Equal(Severity.Review, finding.Severity);
        Assert.Contains("0.7", finding.Message);
    }

    [Fact]
    public void Adds_up_the_moments_at_which_a_mark_can_be_read() =>
        Assert.Empty(Judge("ad-mark", Of(Seen(500, Said("第一张"), Said("广告")), Seen(1200, Said("第二张"), Said("广告", size: 6)), Seen(3000, Said("第三张"), Said("广告")))));

    [Theory]
    [InlineData("推广")]
    [InlineData("赞助")]
    [InlineData("AD")]
    [InlineData("Sponsored")]
    [InlineData("商业推广")]
    public void Finds_other_words_in_place_of_the_mark(string mark) => Assert.Equal(Severity.Review, Assert.Single(Judge("ad-mark", Of(Seen(500, Said("抽纸 24 包"), Said(mark))))).Severity);

    [Fact]
    public void Only_tells_of_a_creative_without_a_mark_because_the_platform_s_frame_may_bear_it()
    {
        var finding = Assert.Single(Judge("ad-mark", Of(Seen(500, Said("抽纸 24 包")) with { Controls = [Link("去购买")] })));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("外框", finding.Message);
    }

    [Fact]
    public void Asks_for_a_mark_on_what_floats_over_the_page()
    {
        var finding = Assert.Single(Judge("ad-mark", Of(Seen(500, Said("抽纸 24 包"), Said("关闭")) with { Overlay = new Box(0, 0, 300, 400) })));
        Assert.Equal(Severity.Review, finding.Severity);
        Assert.Equal([8], finding.Attr);
    }

    [Theory]
    [InlineData("本报记者 李明 报道：老人三天摘掉拐杖，订购热线见下方")]
    [InlineData("新华社云州3月5日电 这款净水器卖疯了，点击购买")]
    [InlineData("责任编辑：王芳\n限时特价 ¥99")]
    [InlineData("来源：健康时报\n立即领取试用装")]
    [InlineData("记者 王小芳 摄\n原价 1999，今天货到付款")]
    public void Finds_what_sells_under_a_reporter_s_name(string text)
    {
        var finding = Assert.Single(Judge("news-disguise", text));
        Assert.Equal((Severity.Review, "ux-unlabelled-ad"), (finding.Severity, finding.Category));
        Assert.Contains(finding.Quote!, text);
        AssertSound(finding);
    }

    [Theory]
    [InlineData("本报记者 李明 报道：云州地铁二号线今日开通")]
    [InlineData("广告\n本报记者探店：包子铺，立即预约")]
    [InlineData("《特约记者》小说今日上架，特价 9.9 元")]
    [InlineData("来源：新华社 云州今日气温回升")]
    public void Leaves_news_that_sells_nothing_and_what_is_marked(string text) => Assert.Empty(Judge("news-disguise", text));
}
