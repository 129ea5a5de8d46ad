using System.Text;
using AdScan.Snippets;
using CsCheck;

namespace AdScan.Tests.Snippets;

/// <summary>Whatever a feed holds, reading it gives snippets or a <see cref="FeedException"/>, and no snippet over the limit without a defect.</summary>
public sealed class FeedPropertyTests
{
    private const int Limit = 2048;

    private static readonly Dictionary<string, byte[][]> Honest = new()
    {
        ["feed.jsonl"] = [Utf8("{\"id\":\"a1\",\"html\":\"<b>广告</b>\",\"keywords\":[\"家居\"],\"width\":300}\r\n{\"id\":\"b\",\"url\":\"https://ads.example/1\"}\n{\"text\":\"今日\"}")],
        ["feed.csv"] = [Utf8("id,html,keywords,width\r\na,\"<p>\n\"\"引号\"\"</p>\",家居;窗帘,320\r\nb,<p>2</p>,,\r\n")],
        ["feed.html"] = [Utf8("<!DOCTYPE html><meta charset=\"gb2312\"><p>广告</p>")],
        ["feed.json"] = [Utf8("{\"id\":\"r\",\"cur\":\"CNY\",\"seatbid\":[{\"seat\":\"s\",\"bid\":[{\"id\":\"b\",\"crid\":\"c\",\"price\":3.5,\"adm\":\"<b>${AUCTION_PRICE:B64}</b>\",\"adomain\":[\"x.example\"],\"w\":300,\"h\":250}]}]}")],
        ["feed.zip"] =
        [
            ZipFeedTests.Pack(("index.html", "<link rel=stylesheet href=\"a.css\"><img srcset=\"a.png 1x\"><iframe src=index.html>"), ("a.css", "@import 'a.css'; p{background:url(a.png)}"), ("a.png", "PNG")),
            ZipFeedTests.Pack(("a/index.html", "<meta name=ad.size content=\"width=300,height=250\"><script src=../x.js></script>"), ("b/1.html", "<base href=\"x/\">"), ("x.js", "go()")),
        ],
    };

    /// <summary>Pieces that mean something to one reader or another.</summary>
    private static readonly Gen<byte[]> Token = Gen.OneOf(new[]
    {
        "{", "}", "[", "]", "\"", "\"\"", ",", ":", "\n", "\r\n", "\0", "\\ud800", "\ufeff", "1e999", "88888888888818888888888888888.88881888", "NaN", "null", "/*", "//", "'", "new Date(", "0x", "-", "\"html\":", "\"id\":", "\"adm\":", "\"seatbid\":[{\"bid\":[",
        "${AUCTION_ID}", "<", ">", "<!--", "<style>", "</style>", "<img src=", "url(", "url(\"", "@import '", "a.png", "..", "\\", "%00", "%", "&#0;", "&#xd800;", "PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006",
    }.Select(token => Gen.Const(Utf8(token))).ToArray());

    [Theory]
    [InlineData("feed.jsonl")]
    [InlineData("feed.csv")]
    [InlineData("feed.html")]
    [InlineData("feed.json")]
    [InlineData("feed.zip")]
    public Task Reads_or_refuses_any_bytes(string name) =>
        Gen.OneOf(Gen.Byte.Array[0, 200], Token.Array[0, 40].Select(tokens => tokens.SelectMany(token => token).ToArray()))
            .SampleAsync(bytes => ReadAsync(name, bytes), iter: 2000);

    [Theory]
    [InlineData("feed.jsonl")]
    [InlineData("feed.csv")]
    [InlineData("feed.html")]
    [InlineData("feed.json")]
    [InlineData("feed.zip")]
    public Task Reads_or_refuses_what_was_once_honest(string name)
    {
        var change = Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 12], Gen.OneOf(Token, Gen.Byte.Array[0, 6], Gen.Byte.Array[Limit]));
        return Gen.Select(Gen.OneOf(Honest[name].Select(Gen.Const).ToArray()), change.Array[1, 4])
            .SampleAsync((honest, changes) => ReadAsync(name, changes.Aggregate(honest, Change)), iter: 2000);
    }

    [Fact]
    public Task Reads_or_refuses_any_page_of_a_creative() =>
        Gen.Select(Pieces, Pieces).SampleAsync((page, css) => ReadAsync("feed.zip", ZipFeedTests.Pack(("index.html", page), ("a.css", css), ("a.png", "PNG"))), iter: 2000);

    [Fact]
    public void A_message_stays_short_whatever_it_quotes() =>
        Assert.InRange(new FeedException(new string('\u0094', 2000), "is odd.").Message.Length, 1, 1000);

    private static Gen<string> Pieces { get; } = Gen.OneOf(Token.Select(Encoding.UTF8.GetString), Gen.String[0, 5]).Array[0, 40].Select(string.Concat);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Puts other bytes in place of some.</summary>
    private static byte[] Change(byte[] bytes, (int Place, int Length, byte[] Instead) change)
    {
        var start = change.Place % (bytes.Length + 1);
        var end = Math.Min(bytes.Length, start + change.Length);
        return [.. bytes[..start], .. change.Instead, .. bytes[end..]];
    }

    private static async Task ReadAsync(string name, byte[] bytes)
    {
        try
        {
            foreach (var snippet in await FeedReader.ReadAsync(new MemoryStream(bytes), name, Limit))
            {
                Assert.True(snippet.Defect is not null || Encoding.UTF8.GetByteCount(snippet.Content) <= Limit, snippet.Id);
                Assert.DoesNotContain(snippet.Id, char.IsControl);
            }
        }
        catch (FeedException e)
        {
            Assert.InRange(e.Message.Length, 1, 1000);
        }
    }
}
