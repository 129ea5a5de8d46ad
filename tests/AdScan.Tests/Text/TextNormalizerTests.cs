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

    [Fact]
    public void Leads_back_to_the_original()
    {
        var normalized = TextNormalizer.Normalize("a\u200b㈱z");
        Assert.Equal("a(株)z", normalized.Text);
        Assert.Equal([0, 2, 2, 2, 3, 4], Enumerable.Range(0, 6).Select(normalized.OriginOf));
    }

    [Fact]
    public void Never_throws_and_keeps_offsets_in_order_whatever_the_text() =>
        Gen.Char.Array[0, 200].Select(chars => new string(chars)).Sample(text =>
        {
            var normalized = TextNormalizer.Normalize(text);
            var origins = Enumerable.Range(0, normalized.Text.Length + 1).Select(normalized.OriginOf).ToList();
            return origins.SequenceEqual(origins.Order()) && origins[^1] == text.Length && origins.SkipLast(1).All(o => o < text.Length);
        });

    [Fact]
    public void Normalising_twice_changes_nothing_more() =>
        Gen.String.Sample(text =>
        {
            var once = TextNormalizer.Normalize(text).Text;
            return TextNormalizer.Normalize(once).Text.Length <= once.Length;
        });
}
