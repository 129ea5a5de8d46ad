using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;

namespace AdScan.Tests.Rules.Appearance;

/// <summary>The landing page keeps what the ad promises, or a finding says what it does not keep.</summary>
public sealed class LandingMismatchTests
{
    private const string Page = "小轮行儿童自行车，附安装教程，车身印有标志，三岁以上适用，全国联保一年，退换无忧，门店自提。";

    [Theory]
    [InlineData("小轮行儿童自行车 ¥99", Page + "¥459", "¥99")]
    [InlineData("小轮行儿童自行车仅 99 元", Page + "到手价 459 元起", "99 元")]
    [InlineData("小轮行儿童自行车￥1.2万", Page + "¥19999", "￥1.2万")]
    [InlineData("小轮行儿童自行车 满 500 元减 50 元，到手 199 元", Page + "售价 459 元，另有 899 元款", "199 元")]
    [InlineData("小轮行儿童自行车 原价 1999 元，现价 9.9 元", Page + "¥1999", "9.9 元")]
    public void Finds_a_page_where_everything_is_dearer(string ad, string page, string words)
    {
        var finding = Assert.Single(Judge(new AdSnippet(""), ad, page));
        Assert.Equal((Severity.Review, "false-landing-mismatch", words), (finding.Severity, finding.Category, finding.Quote));
        Assert.Contains(finding.LegalBasis, basis => basis.Article == "20(1)(1)");
        Appearing.AssertSound(finding);
    }

    [Theory]
    [InlineData("小轮行儿童自行车 ¥459", Page + "¥459")]
    [InlineData("小轮行儿童自行车 ¥459", Page + "限时 ¥399")]
    [InlineData("小轮行儿童自行车 ¥99", Page + "¥459 头盔 ¥59")]
    [InlineData("小轮行儿童自行车，下单立减 30 元", Page + "¥459")]
    [InlineData("小轮行儿童自行车，每月 39 元", Page + "¥459")]
    [InlineData("小轮行儿童自行车 ¥99", Page)]
    public void Leaves_a_page_that_asks_as_much_or_less_or_that_names_no_price(string ad, string page) => Assert.Empty(Judge(new AdSnippet(""), ad, page));

    [Fact]
    public void Finds_a_page_that_does_not_know_the_brand_of_the_ad()
    {
        var other = Page.Replace("小轮行", "飞驰牌", StringComparison.Ordinal);
        Assert.Equal("小轮行", Assert.Single(Judge(new AdSnippet("") { Advertiser = "小轮行" }, "小轮行儿童自行车", other)).Quote);
        Assert.Empty(Judge(new AdSnippet("") { Advertiser = "小轮行" }, "小轮行儿童自行车", other + "小 轮 行"));
        Assert.Empty(Judge(new AdSnippet("") { Advertiser = "小轮行" }, "儿童自行车，附安装教程", other));
        Assert.Empty(Judge(new AdSnippet("") { Advertiser = "小轮行" }, "小轮行儿童自行车", "儿童自行车"));
    }

    [Fact]
    public void Finds_a_page_about_something_else()
    {
        Assert.Contains("货不对板", Assert.Single(Judge(new AdSnippet(""), "磨坊豆浆，本店现磨，每日六点营业", "稳健投顾老师带队，每晚直播复盘行情走势，跟单学员已超三千人，扫码进入内部学习交流小组领取名额。")).Message);
        Assert.Empty(Judge(new AdSnippet(""), "磨坊豆浆，本店现磨，每日六点营业", "磨坊集团官网：我们在全国有三百家门店，主营早点、快餐与团餐配送，欢迎加盟洽谈合作，共创未来。"));
        Assert.Empty(Judge(new AdSnippet(""), "磨坊豆浆，本店现磨，每日六点营业", "页面正在打开"));
    }

    [Theory]
    [InlineData("brand.example", "https://other.example/", Severity.Review)]
    [InlineData("brand.com.cn", "https://brand.com.hk/", Severity.Review)]
    [InlineData("brand.example", "https://brand.tmall.com/shop", Severity.Info)]
    [InlineData("brand.example", "https://m.brand.example/", null)]
    [InlineData("www.brand.com.cn", "https://m.brand.com.cn/", null)]
    [InlineData("brand.example", "https://apps.apple.com/cn/app/id1", null)]
    public void Compares_the_domain_with_the_declared_one(string declared, string address, Severity? severity) =>
        Assert.Equal(severity, Judge(new AdSnippet("") { AdvertiserDomain = declared }, "小轮行儿童自行车", Page, address).SingleOrDefault()?.Severity);

    private static List<Finding> Judge(AdSnippet snippet, string ad, string page, string address = "https://brand.example/") =>
        Appearing.Judge("landing-mismatch", Impress.Showing(Impress.Viewers[0], ad) with { Click = new Click { Landing = new Landing { Url = address, Looks = Impress.Showing(Impress.Viewers[0], page).Looks } } }, snippet);
}
