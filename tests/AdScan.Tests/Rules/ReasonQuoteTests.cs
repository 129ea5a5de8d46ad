using AdScan.Reporting;
using AdScan.Rules;

namespace AdScan.Tests.Rules;

public sealed class ReasonQuoteTests
{
    [Fact]
    public void Names_the_words_and_what_they_were_read_as()
    {
        const string Text = "今天来报名，打学声监职，日结三白";
        TextReason[] reasons = [new(6, 11, 5) { ReadAs = "大学生兼职" }, new(12, 16, 2)];
        Assert.Equal("，主要依据“打学声监职”（还原为“大学生兼职”）、“日结三白”", ReasonQuote.Zh(Text, reasons));
        Assert.Equal(", mostly for “打学声监职” (read as “大学生兼职”), “日结三白”", ReasonQuote.En(Text, reasons));
    }

    [Fact]
    public void Does_not_repeat_a_text_that_is_quoted_whole()
    {
        Assert.Equal("", ReasonQuote.Zh("稳赚不赔 ", [new(0, 4, 5)]));
        Assert.Equal("", ReasonQuote.En("稳赚不赔", []));
    }

    /// <summary>A page shows one language of a message: what an ad says must not end the first.</summary>
    [Theory]
    [InlineData("保本保息！30天回本")]
    [InlineData("保本”保息！30天。A")]
    [InlineData("“保本保息。OK")]
    public void What_an_ad_says_does_not_part_the_languages(string words)
    {
        TextReason[] reasons = [new(2, 2 + words.Length, 5)];
        var both = Bilingual.Of($"疑似虚假宣传（模型概率 0.99）{ReasonQuote.Zh("好，" + words, reasons)}。Suspected false claim (model probability 0.99){ReasonQuote.En("好，" + words, reasons)}.");
        Assert.StartsWith("疑似虚假宣传", both.Zh);
        Assert.EndsWith("”。", both.Zh);
        Assert.StartsWith("Suspected false claim", both.En);
    }

    [Fact]
    public void Quotes_a_long_text_around_the_words_that_carried_most()
    {
        var text = new string('好', 500) + "稳赚不赔" + new string('好', 500);
        var quote = ReasonQuote.Around(text, 500);
        Assert.Equal(240, quote.Length);
        Assert.Contains("稳赚不赔", quote);
        Assert.Contains(quote, text);
    }

    [Fact]
    public void Parts_no_character_in_two()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 300));
        var quote = ReasonQuote.Around(text, 301);
        Assert.Equal(0, quote.Length % 2);
        Assert.True(char.IsHighSurrogate(quote[0]));
        Assert.True(char.IsLowSurrogate(quote[^1]));
    }
}
