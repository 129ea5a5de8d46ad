using System.Globalization;
using AdScan.Reporting;
using CsCheck;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Reporting;

/// <summary>Whatever an ad says, no export becomes anything but what we meant it to be.</summary>
public sealed class HostileExportTests
{
    private static readonly MarkdownPipeline Everything = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseEmojiAndSmiley().Build();

    private static readonly Gen<string> Hostile = Gen.OneOf(new[]
    {
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[领取](https://evil.example/)", "![](https://evil.example/x.png)", "[a]: https://evil.example", "https://evil.example", "www.evil.example", "<https://evil.example>", "a@evil.example",
        "@everyone", "#1", "GH-1", "`", "``", "```\n", "~~~\n", "|", "\\|", "\\", "*", "**", "_", "~~", "$", "$$", "# ", "- ", "> ", "---", "\n", "\r\n", "\n\n", "    ", "{.a}", "{0}", "{}", "[x](1)", ":smile:", "&amp;", "&#64;", "^[a]", "==", "=1+1",
        "\"", "'", ",", ";", "\t", "\u202e", "\u2066", "\u2028", "\u200b", "\ufeff", "\0", "\u001b[2J", "\ud800", "\udc00", "\U000e0041", "مرحبا", "😀",
    }.Select(Gen.Const).Append(Gen.String[0, 20]).ToArray());

    [Fact]
    public void Markdown_has_the_same_markup_and_words_of_ours_whatever_an_ad_says()
    {
        var expected = OutsideCode(Markdown("x"));
        Hostile.Array[0, 8].Select(string.Concat).Sample(text => Assert.Equal(expected, OutsideCode(Markdown("x" + text))), iter: 300);
        Hostile.Sample(text => Assert.Equal(expected, OutsideCode(Markdown(text + "x"))), iter: 300);
    }

    [Fact]
    public async Task Sarif_stays_valid_and_its_messages_plain()
    {
        var schema = await Schemas.SarifAsync();
        Hostile.Array[0, 8].Select(string.Concat).Sample(
            text =>
            {
                var log = JObject.Parse(Sarif(text));
                Assert.Empty(schema.Validate(log));
                Assert.Equal(2, log.SelectToken("runs[0].results")!.Count());
                Assert.All(log.SelectTokens("$..text").Values<string>(), message => Assert.DoesNotContain(message!, c => c is '[' or ']' or '{' or '}' || IsTreacherous(c)));
            },
            iter: 30);
    }

    [Fact]
    public void Csv_has_the_same_cells_and_no_formula_whatever_an_ad_says() =>
        Hostile.Array[0, 8].Select(string.Concat).Sample(
            text =>
            {
                var rows = CsvRows.Of(HostileReport.SayingTwice(text));
                Assert.Equal(2, rows.Count);
                Assert.All(rows.SelectMany(row => row.Values), cell => Assert.DoesNotContain(cell, c => IsTreacherous(c) || c is '\n' or '\t'));
                Assert.All(rows.SelectMany(row => row.Values).Where(cell => cell.Length > 0), cell => Assert.DoesNotContain(cell[0], "=+-@＝＋－＠"));
            },
            iter: 300);

    [Theory]
    [InlineData("广告")]
    [InlineData("😀")]
    [InlineData("\u202e=")]
    [InlineData("`|")]
    [InlineData(" ")]
    public void A_text_without_end_makes_no_export_without_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 10_000_000 / piece.Length));
        Assert.InRange(Markdown(text).Length, 500, 65_536);
        Assert.InRange(Sarif(text).Length, 500, 500_000);
        Assert.All(CsvRows.Of(HostileReport.SayingTwice(text)).SelectMany(row => row.Values), cell => Assert.InRange(cell.Length, 0, 32_767));
    }

    private static string Markdown(string text) => Write(HostileReport.SayingTwice(text), MarkdownReport.Write);

    private static string Sarif(string text) => Write(HostileReport.SayingTwice(text), SarifReport.Write);

    private static string Write(RunReport run, Action<RunReport, TextWriter> write)
    {
        using var writer = new StringWriter();
        write(run, writer);
        return writer.ToString();
    }

    /// <summary>The rendered document, but for what stands as code.</summary>
    private static List<string> OutsideCode(string markdown) => Markdig.Markdown.Parse(markdown, Everything).Descendants().Select(node => node switch
    {
        LiteralInline literal => literal.Content.ToString(),
        LinkInline or AutolinkInline or HtmlInline or HtmlBlock or CodeBlock => throw new Xunit.Sdk.XunitException($"{node.GetType().Name} in:\n{markdown}"),
        _ => node.GetType().Name,
    }).ToList();

    private static bool IsTreacherous(char c) => c is not '\u200d' && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
