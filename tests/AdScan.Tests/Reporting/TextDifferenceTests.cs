using AdScan.Reporting;
using CsCheck;

namespace AdScan.Tests.Reporting;

public sealed class TextDifferenceTests
{
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["天地ab \n1"], 0, 40];

    [Theory]
    [InlineData("每天练习一小时", "每天盈利一小时", "每天[练习]一小时", "每天[盈利]一小时")]
    [InlineData("本店新茶上市", "本店新茶上市", "本店新茶上市", "本店新茶上市")]
    [InlineData("", "稳赚不赔", "", "[稳赚不赔]")]
    [InlineData("Free delivery on 12 books", "Free money on 12000 books", "Free [delivery] on [12] books", "Free [money] on [12000] books")]
    [InlineData("年化收益3%", "年化收益18%", "年化收益[3]%", "年化收益[18]%")]
    [InlineData("标题\n正文", "标题\n别的正文", "标题\n正文", "标题\n[别的]正文")]
    [InlineData("茶的香", "药的效", "[茶的香]", "[药的效]")]
    [InlineData("好评😀", "好评😡", "好评[😀]", "好评[😡]")]
    public void Marks_what_the_other_lacks(string before, string after, string markedBefore, string markedAfter)
    {
        var (left, right) = TextDifference.Of(before, after);
        Assert.Equal((markedBefore, markedAfter), (Marked(left), Marked(right)));
    }

    [Fact]
    public void Loses_and_adds_nothing() =>
        Gen.Select(Texts, Texts).Sample((before, after) =>
        {
            var (left, right) = TextDifference.Of(before, after);
            Assert.Equal((before, after), (Text(left), Text(right)));
            Assert.Equal(Common(left), Common(right));
        });

    private static string Marked(IEnumerable<DifferencePart> parts) => string.Concat(parts.Select(p => p.IsOwn ? $"[{p.Text}]" : p.Text));

    private static string Text(IEnumerable<DifferencePart> parts) => string.Concat(parts.Select(p => p.Text));

    private static string Common(IEnumerable<DifferencePart> parts) => Text(parts.Where(p => !p.IsOwn));
}
