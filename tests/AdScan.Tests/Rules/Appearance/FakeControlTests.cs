using AdScan.Impressions;
using AdScan.Reporting;
using static AdScan.Tests.Rules.Appearance.Appearing;

namespace AdScan.Tests.Rules.Appearance;

/// <summary>Controls do what they say, and an ad does not look like the phone it is on.</summary>
public sealed class FakeControlTests
{
    [Theory]
    [InlineData("播放", "store", "https://apps.apple.com/app/id1", Severity.Review)]
    [InlineData("▶", "download", "https://dl.example/player.apk", Severity.Block)]
    [InlineData("立即播放", "app", "kwai://open", Severity.Review)]
    [InlineData("查看全文", "download", "https://dl.example/a.apk", Severity.Block)]
    [InlineData("领取补贴", "download", "https://dl.example/社保.apk", Severity.Block)]
    [InlineData("返回", "download", "https://dl.example/a.apk", Severity.Block)]
    public void Finds_a_control_that_does_something_else(string label, string kind, string address, Severity severity)
    {
        var control = Link(label, null);
        var finding = Assert.Single(Judge("fake-control", Of(Seen(500, Said("今日更新"), Said(label)) with { Controls = [control] }) with { Click = new Click { Targets = [control], Hops = [new ClickHop { Url = address, How = "click", Kind = kind }] } }));
        Assert.Equal((severity, "ux-fake-control"), (finding.Severity, finding.Category));
        AssertSound(finding);
    }

    [Fact]
    public void Finds_a_link_to_a_program_that_was_not_clicked() =>
        Assert.Equal(Severity.Review, Assert.Single(Judge("fake-control", Of(Seen(500, Said("今日热榜")) with { Controls = [Link("查看全文", "https://dl.example/a.apk")] }))).Severity);

    [Fact]
    public void Leaves_controls_that_do_what_they_say()
    {
        Assert.Empty(Judge("fake-control", Of(Seen(500, Said("记账软件")) with { Controls = [Link("立即下载", "https://dl.example/a.apk")] })));
        Assert.Empty(Judge("fake-control", Of(Seen(500, Said("记账软件，安装即用")) with { Controls = [Link("马上体验", "https://dl.example/a.apk")] })));
        Assert.Empty(Judge("fake-control", Of(Seen(500, Said("新片预告")) with { Controls = [Link("播放", "https://video.example/1")] })));
        var played = Of(Seen(500, Said("新片预告"))) with
        {
            Click = new Click { Targets = [Link("播放")], Hops = [new ClickHop { Url = "https://apps.apple.com/app/id1", How = "click", Kind = "store" }] },
            Network = [new NetworkEntry { Url = "https://cdn.example/a.mp4", Type = "media" }],
        };
        Assert.Empty(Judge("fake-control", played));
    }

    [Theory]
    [InlineData("小雨\n邀请你进行视频通话\n拒绝\n接听", "ux-fake-system-prompt")]
    [InlineData("骚扰来电 010-0000\n挂断\n接听", "ux-fake-system-prompt")]
    [InlineData("系统警告\n手机存在 3 个高危项\n忽略\n立即修复", "ux-fake-system-prompt")]
    [InlineData("检测到木马\n取消\n一键查杀", "ux-fake-system-prompt")]
    [InlineData("Your phone is infected\nCancel\nClean now", "ux-fake-system-prompt")]
    [InlineData("手机存储空间不足\n稍后处理\n立即清理", "ux-fake-system-prompt")]
    [InlineData("恭喜发财，大吉大利\n開", "ux-fake-reward")]
    public void Finds_what_looks_like_a_call_a_system_message_or_a_red_packet(string text, string category)
    {
        var finding = Assert.Single(Judge("imitation", text));
        Assert.Equal((Severity.Review, category), (finding.Severity, finding.Category));
        Assert.Equal([14], finding.Attr);
        AssertSound(finding);
    }

    [Theory]
    [InlineData("视频通话，一键接听，老人机专用")]
    [InlineData("是否开启通知？\n取消\n确定")]
    [InlineData("恭喜发财，年货节 8 折起\n立即抢购")]
    [InlineData("手机电池更换，原厂品质\n立即预约")]
    [InlineData("新春红包封面设计课\n开课啦")]
    public void Leaves_what_only_speaks_of_them(string text) => Assert.Empty(Judge("imitation", text));
}
