using AdScan.Reporting;
using static AdScan.Tests.Rules.Appearance.Appearing;

namespace AdScan.Tests.Rules.Appearance;

/// <summary>What must not be advertised to minors, offered to them.</summary>
public sealed class MinorsTests
{
    [Theory]
    [InlineData("小学生也能喝的微醺果酒，甜甜的")]
    [InlineData("初中生必入平价口红，老师看不出来")]
    [InlineData("中学生专属电子烟，水果味不呛")]
    [InlineData("同学们快来开黑，新服首充 6 元")]
    [InlineData("高中生也能隆鼻，分期贷到账")]
    [InlineData("减肥药 学生党必备")]
    public void Finds_an_offer_to_minors(string text)
    {
        var finding = Assert.Single(Judge("minors", text));
        Assert.Equal((Severity.Review, "illegal-minor-media"), (finding.Severity, finding.Category));
        Assert.Contains(finding.Quote!, text);
        AssertSound(finding);
    }

    [Theory]
    [InlineData("未成年人请勿饮酒，红酒品鉴专享")]
    [InlineData("不向未成年人出售香烟")]
    [InlineData("家长必备：限制孩子手游充值")]
    [InlineData("中小学生近视防控公益科普")]
    [InlineData("小学生必备文具套装，包邮")]
    [InlineData("青少年近视门诊，首选云州眼科")]
    public void Leaves_warnings_parents_and_other_goods(string text) => Assert.Empty(Judge("minors", text));
}
