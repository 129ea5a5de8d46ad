using AdScan.Text;

namespace AdScan.Tests.Text;

public sealed class PinyinTextTests
{
    [Theory]
    [InlineData("加薇信")]
    [InlineData("加威信")]
    [InlineData("加微信")]
    [InlineData("加WEI信")]
    [InlineData("jia wei xin")]
    [InlineData("佳魏芯")]
    [InlineData("加 葳 心")]
    [InlineData("茄V信")]
    [InlineData("加维新")]
    public void Homophones_meet(string text) => Assert.Equal("jia wei xin", Pinyin(text));

    [Theory]
    [InlineData("菠菜", "博彩", "bo cai")]
    [InlineData("做爱", "作艾", "zuo ai")]
    [InlineData("裸聊", "倮寮", "luo liao")]
    [InlineData("发漂", "发票", "fa piao")]
    [InlineData("贝者博", "独播", "du bo")]
    public void A_word_and_its_disguise_sound_alike(string one, string other, string expected)
    {
        Assert.Equal(expected, Pinyin(one));
        Assert.Equal(expected, Pinyin(other));
    }

    [Theory]
    [InlineData("iPhone 15", "iphone 15")]
    [InlineData("买iPhone15手机", "mai iphone15 shou ji")]
    [InlineData("100%正品。", "100% zheng pin 。")]
    [InlineData("女", "nv")]
    [InlineData("頭髮", "tou fa")]
    [InlineData("", "")]
    public void Spells_only_Chinese_characters_and_sets_them_apart(string text, string expected) => Assert.Equal(expected, Pinyin(text));

    [Theory]
    [InlineData("请加*薇💖信哦", "wei xin", "薇💖信")]
    [InlineData("学会菠菜赚钱", "bo cai", "菠菜")]
    [InlineData("学会贝者博赚钱", "du bo", "贝者博")]
    public void Leads_back_to_the_original(string text, string part, string original)
    {
        var pinyin = TextNormalizer.Normalize(text).Pinyin;
        var start = pinyin.Text.IndexOf(part, StringComparison.Ordinal);
        Assert.Equal(original, text[pinyin.OriginOf(start)..pinyin.OriginOf(start + part.Length)]);
    }

    private static string Pinyin(string text) => TextNormalizer.Normalize(text).Pinyin.Text;
}
