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
        Assert.Equal("，主要依据“打学声监职”（读作“大学生兼职”）、“日结三白”", ReasonQuote.Zh(Text, reasons));
        Assert.Equal(", mostly for “打学声监职” (read as “大学生兼职”), “日结三白”", ReasonQuote.En(Text, reasons));
    }

    [Fact]
    public void Does_not_repeat_a_text_that_is_quoted_whole()
    {
        Assert.Equal("", ReasonQuote.Zh("稳赚不赔 ", [new(0, 4, 5)]));
        Assert.Equal("", ReasonQuote.En("稳赚不赔", []));
    }

    [Fact]
    public void Quotes_a_long_text_around_the_words_that_carried_most()
    {
        var text = new string('好', 500) + "稳赚不赔" + new string('好', 500);
        var quote = ReasonQuote.Around(text, [new(500, 504, 5), new(3, 5, 1)]);
        Assert.Equal(240, quote.Length);
        Assert.Contains("稳赚不赔", quote);
        Assert.Contains(quote, text);
    }

    [Fact]
    public void Parts_no_character_in_two()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 300));
        var quote = ReasonQuote.Around(text, [new(301, 303, 5)]);
        Assert.Equal(0, quote.Length % 2);
        Assert.True(char.IsHighSurrogate(quote[0]));
        Assert.True(char.IsLowSurrogate(quote[^1]));
    }
}
