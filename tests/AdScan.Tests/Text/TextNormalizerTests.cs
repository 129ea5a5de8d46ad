using AdScan.Text;
using CsCheck;

namespace AdScan.Tests.Text;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("加\u200b微\u200d信", "加微信")]
    [InlineData("  多  空\n格 ", "多 空 格")]
    [InlineData("\u202e倒序", "倒序")]
    [InlineData("①②㈱", "12(株)")]
    [InlineData("é", "e")]
    [InlineData("a\uffff\ufffe\ufdd0\U0001ffffb", "ab")]
    public void Brings_writings_into_one_form(string text, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(text).Text);

    [Theory]
    [InlineData("𝓿𝓲𝓹 𝕍𝕏 𝟙𝟚𝟛", "vip vx 123")]
    [InlineData("ⓥⓧ", "vx")]
    [InlineData("🅰🅱🅲", "abc")]
    [InlineData("🆃🅴🆂🆃", "test")]
    [InlineData("🅥🅧 🄰", "vx a")]
    [InlineData("🇻🇽", "vx")]
    [InlineData("🆓🆕", "freenew")]
    [InlineData("❶❷➌➓⓫⓪⓿", "123101100")]
    [InlineData("1️⃣2️⃣", "12")]
    public void Reads_mathematical_and_enclosed_letters(string text, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(text).Text);

    [Theory]
    [InlineData("саsіnо", "casino")]
    [InlineData("РayРal", "paypal")]
    [InlineData("Ηuaωei", "ηuaωei")]
    [InlineData("αpple", "apple")]
    [InlineData("ВANК", "bank")]
    [InlineData("ᴡᴇᴄʜᴀᴛ", "wechat")]
    [InlineData("加ѵx", "加vx")]
    [InlineData("Москва", "москва")]
    [InlineData("ΑΒΓ", "αβγ")]
    [InlineData("α粒子", "α粒子")]
    [InlineData("USBкабель", "usbкабель")]
    public void Reads_letters_of_other_scripts_as_Latin_in_Latin_words_only(string text, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(text).Text);

    [Theory]
    [InlineData("加エ厂", "加工厂")]
    [InlineData("ロ交", "口交")]
    [InlineData("囗红", "口红")]
    [InlineData("⼀夜情", "一夜情")]
    [InlineData("⺡每", "氵每")]
    [InlineData("东京タワー", "东京タワー")]
    [InlineData("エアコン", "エアコン")]
    [InlineData("囗囗", "囗囗")]
    public void Reads_what_looks_like_a_Chinese_character_among_them(string text, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(text).Text);

    [Theory]
    [InlineData("頭髮乾燥", "头发干燥")]
    [InlineData("發財", "发财")]
    [InlineData("皇后在後面", "皇后在后面")]
    [InlineData("乾隆皇帝", "乾隆皇帝")]
    [InlineData("乾坤大挪移", "乾坤大挪移")]
    [InlineData("乾县", "乾县")]
    [InlineData("著名的著作", "著名的著作")]
    [InlineData("瞭望塔", "瞭望塔")]
    [InlineData("瞭解", "了解")]
    [InlineData("微信羣", "微信群")]
    public void Reads_traditional_Chinese_as_simplified_by_phrase(string text, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(text).Text);

    [Theory]
    [InlineData("女子")]
    [InlineData("2024年")]
    [InlineData("1对1")]
    [InlineData("iphone 15")]
    [InlineData("100%")]
    [InlineData("海南 强哥")]
    [InlineData("加*微💖信")]
    [InlineData("薇信 v信 贝者博")]
    [InlineData("北京ー上海")]
    public void Leaves_to_the_other_views_what_may_be_meant(string text) => Assert.Equal(text, TextNormalizer.Normalize(text).Text);

    [Fact]
    public void Leads_back_to_the_original()
    {
        var normalized = TextNormalizer.Normalize("a\u200b㈱z");
        Assert.Equal("a(株)z", normalized.Text);
        Assert.Equal([0, 2, 2, 2, 3, 4], Enumerable.Range(0, 6).Select(normalized.OriginOf));
    }

    [Fact]
    public void Normalising_twice_changes_nothing_more() =>
        Gen.String.Sample(text =>
        {
            var once = TextNormalizer.Normalize(text).Text;
            return TextNormalizer.Normalize(once).Text.Length <= once.Length;
        });
}
