using System.Net;
using System.Text.RegularExpressions;
using AdScan.Reporting;
using CsCheck;

namespace AdScan.Tests.Reporting;

/// <summary>What an ad says stays text in the page for people, and leaves our own words where they are.</summary>
public sealed partial class HostileReportTests
{
    private static readonly Gen<string> Hostile = Gen.OneOf(new[]
    {
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "</script>", "</style>", "<!--", "-->", "<![CDATA[", "]]>", "'", "\"", "`", "&lt;script&gt;", "&", "=", "/>",
        "evidence/a.jpeg", "evidence/../x", "url(https://evil.example/)", "}*{background:red", "\u202e", "\u2066", "\u2028", "\0", "\u001b[2J", "\ud800", "\udc00", "\U000e0041", "。A", "\r\n", "مرحبا",
    }.Select(Gen.Const).Append(Gen.String[0, 20]).ToArray());

    [Fact]
    public void Has_the_same_elements_whatever_an_ad_says()
    {
        var expected = Elements(Page(HostileReport.Saying("x")));
        Hostile.Array[0, 8].Select(string.Concat).Sample(text => Assert.Equal(expected, Elements(Page(HostileReport.Saying("x" + text)))), iter: 500);
    }

    [Fact]
    public void Links_to_no_address_that_an_ad_gives()
    {
        var page = Page(HostileReport.Saying("javascript:alert(1)"));
        Assert.Contains("<code>javascript:alert(1)</code>", page);
        Assert.All(Links().Matches(page).Select(m => m.Groups[1].Value), link => Assert.Matches("""\A(evidence/a\.jpeg|#snippets|#s1(p0)?|data:image/jpeg;base64,AQID)\z""", link));
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('\u001b')]
    [InlineData('\u202e')]
    [InlineData('\u2067')]
    [InlineData('\u2029')]
    [InlineData('\ud800')]
    public void Shows_what_reorders_hides_or_is_no_character(char treacherous)
    {
        var page = Page(HostileReport.Saying($"前{treacherous}后"));
        Assert.DoesNotContain(treacherous, page);
        Assert.Contains(char.IsSurrogate(treacherous) ? "前\ufffd后" : $"前‹U+{(int)treacherous:X4}›后", WebUtility.HtmlDecode(page));
    }

    [Fact]
    public void Shows_invisible_characters_beyond_the_basic_plane() =>
        Assert.Contains("‹U+E0041›", WebUtility.HtmlDecode(Page(HostileReport.Saying("a\U000e0041b"))));

    [Fact]
    public void Isolates_writing_from_right_to_left_from_the_words_around_it()
    {
        var page = WebUtility.HtmlDecode(Page(HostileReport.Saying("مرحبا")));
        Assert.Contains("「<bdi>مرحبا</bdi>」", page);
        Assert.Contains("<bdi>مرحبا</bdi> → <bdi>مرحبا</bdi>", page);
        Assert.Matches(@"bdi, code \{ unicode-bidi:isolate", page);
    }

    [Fact]
    public void Shows_the_beginning_of_a_text_without_end_and_says_how_much_is_left_out()
    {
        var page = Page(HostileReport.Saying(string.Concat(Enumerable.Repeat("广告", 5_000_000))));
        Assert.InRange(page.Length, 100_000, 1_000_000);
        Assert.Contains("9,980,000 more characters, all in report.json", WebUtility.HtmlDecode(page));
        Assert.DoesNotContain('\ufffd', Page(HostileReport.Saying("x" + string.Concat(Enumerable.Repeat("😀", 20_000)))));
    }

    [Theory]
    [InlineData("evidence/a.svg")]
    [InlineData("evidence/a.html")]
    [InlineData("evidence/a.jpeg\n")]
    [InlineData("evidence/a.jpeg);background:url(https://evil.example/")]
    [InlineData("evidence/.jpeg/../../../a.jpeg")]
    [InlineData("https://evil.example/a.jpeg")]
    public void Shows_as_a_picture_only_what_can_be_nothing_else(string path)
    {
        var pictures = new ReportPictures(_ => "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray());
        Assert.Null(pictures.AddressOf(path));
    }

    [Fact]
    public void Links_a_picture_that_is_too_large_to_put_into_the_page() =>
        Assert.Equal("evidence/a.jpeg", new ReportPictures(_ => new byte[32 * 1024 * 1024]).AddressOf("evidence/a.jpeg"));

    private static string Page(RunReport run)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(run, _ => [1, 2, 3], writer);
        return writer.ToString();
    }

    /// <summary>All tags and comments but those that tell languages apart, which a text in two languages has more of.</summary>
    private static List<string> Elements(string page) => Tags().Matches(page).Select(m => m.Value).Where(tag => tag != "</span>" && !tag.StartsWith("<span lang", StringComparison.Ordinal)).ToList();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Links();
}
