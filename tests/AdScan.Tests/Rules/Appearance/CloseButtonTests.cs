using AdScan.Impressions;
using AdScan.Reporting;
using static AdScan.Tests.Rules.Appearance.Appearing;

namespace AdScan.Tests.Rules.Appearance;

/// <summary>An ad that floats over the page can be closed at once, by one touch of what says so.</summary>
public sealed class CloseButtonTests
{
    private static readonly Box Screen = new(0, 0, 390, 844);

    [Fact]
    public void Finds_what_cannot_be_closed()
    {
        var finding = Assert.Single(Judge("close-button", Of(Floating(500, []))));
        Assert.Equal((Severity.Review, "ux-close-obstruction"), (finding.Severity, finding.Category));
        Assert.Equal([8], finding.Attr);
        AssertSound(finding);
    }

    [Theory]
    [InlineData("×")]
    [InlineData("✕")]
    [InlineData("关闭")]
    [InlineData("跳过")]
    [InlineData("跳过 3s")]
    [InlineData("5 | 关闭广告")]
    [InlineData("Skip")]
    [InlineData("不感兴趣")]
    public void Leaves_what_can_be_closed(string label) => Assert.Empty(Judge("close-button", Of(Floating(500, [Link(label, null, new Box(340, 20, 44, 44))]))));

    [Fact]
    public void Leaves_what_stays_in_its_slot_goes_by_itself_or_has_an_icon_that_may_close_it()
    {
        Assert.Empty(Judge("close-button", Of(Seen(500, Said("抽纸")))));
        Assert.Empty(Judge("close-button", Of(Floating(500, []), Seen(3500, Said("抽纸")))));
        Assert.Empty(Judge("close-button", Of(Floating(500, [Link("", null, new Box(350, 10, 30, 30))]))));
    }

    [Theory]
    [InlineData("5 秒后可关闭")]
    [InlineData("15s后才能跳过")]
    [InlineData("倒计时结束后可关闭")]
    [InlineData("看完后可跳过")]
    [InlineData("You can skip ad in 5")]
    public void Finds_a_countdown_before_it_can_be_closed(string words) =>
        Assert.Contains(Judge("close-button", Of(Floating(500, [Link("×", null, new Box(340, 20, 44, 44))], Said(words)))), f => f.Quote == words && f.Severity == Severity.Review);

    [Theory]
    [InlineData("5 秒后自动关闭")]
    [InlineData("距活动结束 5 秒")]
    [InlineData("营业至 22 点，关闭前半小时停止点单")]
    public void Leaves_other_times(string words) => Assert.Empty(Judge("close-button", Of(Floating(500, [Link("×", null, new Box(340, 20, 44, 44))], Said(words)))));

    [Fact]
    public void Finds_a_close_button_that_comes_late()
    {
        var finding = Assert.Single(Judge("close-button", Of(Floating(500, []), Floating(6500, [Link("关闭", null, new Box(340, 20, 44, 44))]))));
        Assert.Contains("6.0 秒", finding.Message);
    }

    [Theory]
    [InlineData(8, 8, Severity.Review)]
    [InlineData(13, 40, Severity.Review)]
    [InlineData(20, 20, Severity.Info)]
    [InlineData(24, 24, null)]
    public void Measures_what_can_be_hit(double width, double height, Severity? severity) =>
        Assert.Equal(severity, Judge("close-button", Of(Floating(500, [Link("×", null, new Box(340, 20, width, height))]))).SingleOrDefault()?.Severity);

    [Theory]
    [InlineData(1.3, Severity.Review)]
    [InlineData(2.9, Severity.Review)]
    [InlineData(3.0, null)]
    [InlineData(null, null)]
    public void Measures_how_well_it_can_be_seen(double? contrast, Severity? severity)
    {
        var box = new Box(340, 20, 44, 44);
        Assert.Equal(severity, Judge("close-button", Of(Floating(500, [Link("×", null, box)], Said("×", contrast: contrast, box: box)))).SingleOrDefault()?.Severity);
    }

    [Theory]
    [InlineData("stays", true)]
    [InlineData("returns", true)]
    [InlineData("closes", false)]
    public void Finds_what_does_not_close_at_one_click_or_comes_back(string effect, bool isFound)
    {
        var button = Link("关闭", null, new Box(340, 20, 44, 44));
        var impression = Of(Floating(500, [button])) with { Click = new Click { Targets = [button with { Effect = effect }] } };
        Assert.Equal(isFound, Judge("close-button", impression).Count == 1);
    }

    [Theory]
    [InlineData("关闭", "page", "https://shop.example/buy")]
    [InlineData("×", "download", "https://dl.example/a.apk")]
    [InlineData("跳过", "app", "weixin://dl/business")]
    [InlineData("Skip ad", "store", "https://apps.apple.com/app/id1")]
    [InlineData("残忍拒绝", "page", "https://shop.example/buy")]
    public void Blocks_a_close_button_that_leads_on(string label, string kind, string address)
    {
        var button = Link(label, null, new Box(340, 20, 44, 44));
        var finding = Assert.Single(Judge("fake-close", Of(Floating(500, [button])) with { Click = new Click { Targets = [button], Hops = [new ClickHop { Url = address, How = "click", Kind = kind }] } }));
        Assert.Equal((Severity.Block, label), (finding.Severity, finding.Quote));
        AssertSound(finding);
    }

    [Fact]
    public void Leaves_to_a_person_a_close_button_that_is_a_link_and_was_not_clicked()
    {
        Assert.Equal(Severity.Review, Assert.Single(Judge("fake-close", Of(Floating(500, [Link("关闭")])))).Severity);
        Assert.Equal(Severity.Review, Assert.Single(Judge("fake-close", Of(Seen(500, Said("×", box: new Box(280, 4, 20, 20))) with { Controls = [Link("抽纸 24 包 ×", box: new Box(0, 0, 300, 200))] }))).Severity);
    }

    [Fact]
    public void Leaves_a_close_button_that_closes()
    {
        var button = Link("关闭", "https://feed.example/#", new Box(340, 20, 44, 44));
        Assert.Empty(Judge("fake-close", Of(Floating(500, [button]))));
        Assert.Empty(Judge("fake-close", Of(Floating(500, [Link("关闭", "javascript:void(0)")]))));
        Assert.Empty(Judge("fake-close", Of(Floating(500, [Link("关闭")])) with { Click = new Click { Targets = [Link("关闭") with { Effect = "closes" }] } }));
        Assert.Empty(Judge("fake-close", Of(Seen(500, Said("关闭电视，出门走走")) with { Controls = [Link("关闭电视，出门走走")] })));
    }

    private static Look Floating(int atMs, ClickTarget[] controls, params TextPiece[] pieces) => Seen(atMs, [Said("抽纸 24 包"), Said("广告"), .. pieces]) with { Overlay = Screen, Controls = controls };
}
