using AdScan.Classification;
using CsCheck;

namespace AdScan.Tests.Classification;

/// <summary>Texts whose characters were replaced so that people still read them, and texts that only look so.</summary>
public sealed class MisspeltTextTests
{
    [Theory]
    [InlineData("打学声监职，日结三白", "大学生兼职", TextLabel.False)]
    [InlineData("稳赚不培，保本保西", "稳赚不赔", TextLabel.False)]
    [InlineData("保本保息，稳zhuan不赔", "稳赚不赔", TextLabel.False)]
    [InlineData("w赚不p，保本保x", "保本保息", TextLabel.False)]
    [InlineData("打雪声监只，日洁三摆", "大学生兼职", TextLabel.False)]
    [InlineData("daxuesheng兼职，日jie三百", "大学生兼职", TextLabel.False)]
    [InlineData("上门服wu，包ye美女", "上门服务,包夜美女", TextLabel.Vulgar)]
    public void Reads_what_was_meant_and_says_so(string text, string meant, TextLabel label)
    {
        var reasons = AdTextClassifier.Shipped.Explain(text, label);
        Assert.True(AdTextClassifier.Shipped.IsFlagged(text), AdTextClassifier.Shipped.Score(text).ToString());
        Assert.Contains(meant, string.Concat(reasons.Select(reason => reason.ReadAs)));
        Assert.All(reasons, reason => Assert.True(reason.Start >= 0 && reason.Start < reason.End && reason.End <= text.Length));
    }

    [Theory]
    [InlineData("保本保息，年化18%，急赚不陪", "年化18%")]
    [InlineData("佳威心 abc12345 领取", "加微信 abc12345 领取")]
    [InlineData("佳威心WECHAT领取", "加微信WECHAT领取")]
    public void Tells_the_figures_and_ids_of_what_was_read(string text, string read) =>
        Assert.Contains(AdTextClassifier.Shipped.Explain(text, TextLabel.False), reason => reason.ReadAs?.Contains(read, StringComparison.Ordinal) == true);

    [Theory]
    [InlineData("保本保息，年化收益18%，稳赚不赔")]
    [InlineData("ｉＰｈｏｎｅ，稳賺不賠，保本保息")]
    public void What_is_read_as_it_stands_is_not_told_twice(string text) =>
        Assert.All(AdTextClassifier.Shipped.Explain(text, TextLabel.False), reason => Assert.Null(reason.ReadAs));

    [Theory]
    [InlineData("同窗学堂")]
    [InlineData("同窗学堂，周末自习室开放")]
    [InlineData("嘉晟家俱城，年中大促，满千减百")]
    [InlineData("张家口怀来县沙城镇的葡萄熟了")]
    [InlineData("k歌房今天又满了")]
    [InlineData("给p图新手的五个小技巧")]
    [InlineData("谷好香大米，现碾现发")]
    [InlineData("wifi不好的时候，先重启路由器")]
    public void Leaves_odd_names_and_letters_alone(string text) => Assert.False(AdTextClassifier.Shipped.IsFlagged(text), AdTextClassifier.Shipped.Score(text).ToString());

    [Theory]
    [InlineData("<filler>。打学声监职，日结三白")]
    [InlineData("小店今天新到一批桂花，店里也可以堂食，带孩子来的可以先打电话问问有没有座位，门口能停车，雨天路滑请慢走。打.学.声.监.职.日.结.三.白")]
    public void A_part_is_read_as_it_was_meant_wherever_it_stands(string text)
    {
        var whole = text.Replace("<filler>", string.Concat(Enumerable.Repeat("小店今天新到一批桂花，", 400)), StringComparison.Ordinal);
        var without = whole[..(whole.IndexOf('。') + 1)] + "欢迎来店里坐坐看看";
        Assert.True(AdTextClassifier.Shipped.Score(whole).Violation > 10 * AdTextClassifier.Shipped.Score(without).Violation, $"{AdTextClassifier.Shipped.Score(whole)} {AdTextClassifier.Shipped.Score(without)}");
    }

    /// <summary>A line is read the same whether the one beside it is misspelt or not, if the odds of one of two parts count.</summary>
    [Fact]
    public void An_honest_line_is_not_read_otherwise_for_one_that_is_misspelt()
    {
        var reasons = AdTextClassifier.Shipped.Explain("保本保息，稳赚不培\n营业时间早九点至晚九点\n", TextLabel.False);
        Assert.All(reasons, reason => Assert.True(reason.Start < 10, reason.ToString()));
    }

    [Fact]
    public void Reads_misspelt_texts_the_same_from_many_threads()
    {
        var texts = Enumerable.Range(0, 400).Select(i => $"{string.Concat(Enumerable.Repeat("好茶", i % 7))}稳赚不培，打学声监职，日结{(char)('a' + (i % 26))}白").ToList();
        var alone = AdTextClassifier.Shipped.Score(texts);
        Assert.Equal(alone, texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(AdTextClassifier.Shipped.Score).ToList());
    }

    [Theory]
    [InlineData("")]
    [InlineData("好")]
    [InlineData("j")]
    [InlineData("好j")]
    [InlineData("j好")]
    [InlineData("弓长")]
    [InlineData("😀打学声监职\ud83d")]
    [InlineData("㍿㎏🆗ﷺ打学声监职ﷺ")]
    public void Odd_texts_are_scored_and_explained(string text)
    {
        var scores = AdTextClassifier.Shipped.Score(text);
        Assert.InRange(scores.Violation, 0, 1);
        foreach (var label in new[] { TextLabel.Vulgar, TextLabel.False, TextLabel.Illegal })
        {
            Assert.All(AdTextClassifier.Shipped.Explain(text, label), reason => Assert.True(reason.Start < reason.End && reason.End <= text.Length, reason.ToString()));
        }
    }

    [Fact]
    public void Any_text_is_scored_and_explained_within_its_bounds()
    {
        string[] pieces = ["打学声监职", "日结三白", "弓长", "贝者博", "jia微x", "kuan", "w赚不p", "保本保息", "。", "！", "\n", "，", "😀", "\ud83d", "ﷺ", "㍿", "18%", "abc123", "http://a.com/x", "稳*赚*不*赔", "WECHAT", " "];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 30].Select(chosen => string.Concat(chosen)).Sample(text =>
            AdTextClassifier.Shipped.Score(text).Violation is >= 0 and <= 1.0001
            && new[] { TextLabel.Vulgar, TextLabel.False, TextLabel.Illegal }.SelectMany(label => AdTextClassifier.Shipped.Explain(text, label)).All(reason => reason.Start >= 0 && reason.Start < reason.End && reason.End <= text.Length));
    }
}
