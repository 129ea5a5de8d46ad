using AdScan.Impressions;
using AdScan.Reporting;
using static AdScan.Tests.Rules.Appearance.Appearing;

namespace AdScan.Tests.Rules.Appearance;

/// <summary>Chat accounts are found in every writing; those that hide are for a person.</summary>
public sealed class ContactTests
{
    [Theory]
    [InlineData("抽纸到货，薇❤信：zhi_pin88")]
    [InlineData("详聊加 V❤ zhipin_88")]
    [InlineData("茶叶直供，加威信：chaye_06")]
    [InlineData("咨询纸飞机 @chaye_06")]
    [InlineData("进群看货 t.me/chaye06")]
    [InlineData("电报：chaye_boss")]
    [InlineData("蝙蝠号 chaye0666")]
    public void Leaves_to_a_person_an_account_that_hides(string text)
    {
        var finding = Assert.Single(Judge("contact", text));
        Assert.Equal((Severity.Review, "sec-fraud-diversion"), (finding.Severity, finding.Category));
        Assert.Contains(finding.Quote!, text);
        AssertSound(finding);
    }

    [Theory]
    [InlineData("茶农直邮，微信：pucha_06")]
    [InlineData("订花加微信 flower-77，当天可送")]
    [InlineData("微信号：chayeshop")]
    [InlineData("ＷｅＣｈａｔ：pucha_06")]
    [InlineData("修鞋老吴 13800138000（微信同号）")]
    [InlineData("QQ群 123456789")]
    [InlineData("群号：123456789，进来聊")]
    [InlineData("WhatsApp: +8613800138000")]
    public void Tells_of_an_account_that_is_plainly_given(string text) => Assert.Equal(Severity.Info, Assert.Single(Judge("contact", text)).Severity);

    [Theory]
    [InlineData("微信公众号：yunzhou_zhishang")]
    [InlineData("微信支付立减 5 元")]
    [InlineData("支持微信 iphone 双端登录")]
    [InlineData("谨防骗子：切勿添加微信 abc_12345")]
    [InlineData("QQ音乐 100 万首好歌")]
    [InlineData("云州飞机 boeing737 模型")]
    [InlineData("客服：请通过官方App在线联系")]
    [InlineData("公众号二维码（官方备案主体）")]
    [InlineData("报警电话 110，客服 400-555-0000")]
    public void Leaves_what_is_no_chat_account(string text) => Assert.Empty(Judge("contact", text));

    [Theory]
    [InlineData("https://u.wechat.com/EAbc", "sec-fraud-diversion")]
    [InlineData("https://qm.qq.com/q/abc", "sec-fraud-diversion")]
    [InlineData("https://t.me/+abcdef", "sec-fraud-diversion")]
    [InlineData("wxp://f2f0abc", "sec-fraud-diversion")]
    [InlineData("HTTPS://QR.ALIPAY.COM/FKX01234", "sec-fraud-diversion")]
    [InlineData("https://www.caipiao888.example/reg?c=1", "illegal-gambling")]
    [InlineData("https://dl.example/app.apk", "sec-malicious-download")]
    public void Reads_where_a_code_leads(string content, string category)
    {
        var finding = Assert.Single(Judge("qr-code", Of(Seen(500, Said("扫码有礼"), Said(content, source: TextSource.Qr)))));
        Assert.Equal((Severity.Review, category, TextSource.Qr), (finding.Severity, finding.Category, finding.Source));
        AssertSound(finding);
    }

    [Theory]
    [InlineData("https://brand.example/p/1")]
    [InlineData("https://weixin.qq.com/r/abc")]
    [InlineData("https://mp.weixin.qq.com/s/abc")]
    [InlineData("6901234567892")]
    [InlineData("https://apps.apple.com/cn/app/id1")]
    public void Leaves_codes_that_lead_to_ordinary_places(string content) => Assert.Empty(Judge("qr-code", Of(Seen(500, Said("扫码有礼"), Said(content, source: TextSource.Qr)))));

    [Theory]
    [InlineData("https://wpa.qq.com/msgrd?uin=1", true)]
    [InlineData("tg://join?invite=abc", true)]
    [InlineData("weixin://dl/business/?t=abc", false)]
    [InlineData("https://shop.example/", false)]
    public void Finds_a_click_that_opens_a_chat(string address, bool isFound) =>
        Assert.Equal(isFound, Judge("contact", Of(Seen(500, Said("在线咨询"))) with { Click = new Click { Targets = [Link("在线咨询")], Hops = [new ClickHop { Url = address, How = "click", Kind = "app" }] } }).Count == 1);
}
