using System.IO.Compression;
using System.Text;
using AdScan.Snippets;

namespace AdScan.Tests.Snippets;

public sealed class ZipFeedTests
{
    private const int Limit = 64 * 1024;

    [Fact]
    public async Task Puts_the_files_of_a_creative_into_its_markup()
    {
        var snippet = Assert.Single(await ReadAsync(
            ("index.html", """<!DOCTYPE html><link rel=stylesheet href="css/a.css"><script src='js/a.js' defer></script><img alt="x" src=img/a.png srcset="img/a.png 1x, img/b.png 2x"><p style="background:url(img/a.png)">广告</p>"""),
            ("css/a.css", "@import 'b.css'; p { background: url( \"../img/a.png\" ) }"),
            ("css/b.css", "b{}"),
            ("js/a.js", "go()"),
            ("img/a.png", "PNG"),
            ("img/b.png", "PNH")));
        var png = Data("image/png", "PNG");
        var css = $"@import \"{Data("text/css;charset=utf-8", "b{}")}\"; p {{ background: url(\"{png}\") }}";
        Assert.Equal($"""<!DOCTYPE html><link rel=stylesheet href="{Data("text/css;charset=utf-8", css)}"><script src="{Data("text/javascript;charset=utf-8", "go()")}" defer></script><img alt="x" src="{png}" srcset="{png} 1x, {Data("image/png", "PNH")} 2x"><p style="background:url(&quot;{png}&quot;)">广告</p>""", snippet.Content);
        Assert.Equal(("creative", SnippetKind.Markup, null), (snippet.Id, snippet.Kind, snippet.Defect));
    }

    [Fact]
    public async Task Leaves_what_is_no_file_of_the_zip_as_it_stands()
    {
        const string Page = """<a href="a.png">x</a><!-- <img src="a.png"> --><script>var s = '<img src="a.png">';</script><textarea><img src=a.png></textarea><img src="https://cdn.example/a.png"><img src="//cdn.example/a.png"><img src="../../b.png"><img src="data:image/png,x"><img src="gone.png"><style>p{background:url(gone.png)}</style><p style='color:red'></p>< img src=a.png><""";
        Assert.Equal(Page, (await ReadAsync(("index.html", Page), ("a.png", "PNG"))).Single().Content);
    }

    [Theory]
    [InlineData("""<img src="./img/../a%20b.png?v=1">""")]
    [InlineData("""<IMG SRC = '&#97; b.png'>""")]
    [InlineData("""<img/src="/a b.png"/>""")]
    [InlineData("""<base href="deep/er/"><img src="../../a b.png">""")]
    [InlineData("""<!--><img src="a b.png">""")]
    public async Task Finds_files_as_a_browser_would(string page) =>
        Assert.Contains(Data("image/png", "PNG"), (await ReadAsync(("index.html", page), ("a b.png", "PNG"))).Single().Content);

    [Fact]
    public async Task Puts_a_framed_page_into_its_frame()
    {
        var markup = (await ReadAsync(("index.html", "<iframe src=\"in/f.html\"></iframe>"), ("in/f.html", "<img src=\"a.png\">"), ("in/a.png", "PNG"))).Single().Content;
        Assert.Equal($"<iframe srcdoc=\"&lt;img src=&quot;{Data("image/png", "PNG")}&quot;&gt;\"></iframe>", markup);
    }

    [Fact]
    public async Task Takes_the_slot_from_the_declared_size()
    {
        Assert.Equal(new AdSlot(300, 250), (await ReadAsync(("a/index.html", "<meta name=\"viewport\" content=\"width=1,height=1\"><meta name=\"ad.size\" content=\"width=300, height=250\">"))).Single().Slot);
        Assert.Equal(new AdSlot(), (await ReadAsync(("index.html", "<meta name=\"ad.size\" content=\"width=0,height=99999\">"))).Single().Slot);
    }

    [Fact]
    public async Task Makes_a_snippet_of_each_creative()
    {
        Assert.Equal(["b/300x250", "b/728x90"], (await ReadAsync(("b/728x90/index.html", "1"), ("b/300x250/main.html", "2"), ("b/300x250/index.html", "3"), ("b/300x250/in/landing.html", "4"), ("__MACOSX/b/._index.html", "5"))).Select(s => s.Id));
        Assert.Equal(["300x250", "728x90"], (await ReadAsync(("728x90.html", "1"), ("300x250.html", "2"))).Select(s => s.Id));
    }

    [Theory]
    [InlineData("../evil.html")]
    [InlineData("a/../../evil.html")]
    [InlineData("/etc/evil.html")]
    [InlineData("C:/evil.html")]
    [InlineData("a\\evil.html")]
    [InlineData("./evil.html")]
    [InlineData("a//evil.html")]
    [InlineData("..")]
    public async Task Refuses_names_that_lead_out_of_the_zip(string name)
    {
        var error = await Assert.ThrowsAsync<FeedException>(() => ReadAsync(("index.html", "x"), (name, "x")));
        Assert.Contains(name, error.Message);
    }

    [Fact]
    public async Task Refuses_a_name_used_twice() =>
        Assert.Contains("twice", await WhyAsync(Pack(("index.html", "benign"), ("index.html", "other"))));

    [Fact]
    public async Task Refuses_a_bomb_while_it_inflates()
    {
        Assert.Contains("big.bin", await WhyAsync(Pack(("index.html", "x"), ("big.bin", new string('\0', Limit + 1)))));
        var many = Enumerable.Range(0, 6).Select(n => ($"{n}.bin", new string('\0', Limit - 1))).Prepend(("index.html", "x"));
        Assert.Contains("together", await WhyAsync(Pack([.. many])));
        Assert.Contains("101 creatives", await WhyAsync(Pack([.. Enumerable.Range(0, 101).Select(n => ($"{n}.html", ""))])));
        Assert.Contains("1,001 entries", await WhyAsync(Pack([.. Enumerable.Range(0, 1001).Select(n => ($"{n}.html", ""))])));
        Assert.Contains("over the limit", await WhyAsync(new byte[(Limit * 4) + 1]));
    }

    [Fact]
    public async Task Believes_no_size_that_a_header_declares()
    {
        // A bomb that calls itself small: the framework stops at the declared size, and the checksum tells that there was more.
        var zip = Pack(("index.html", new string(' ', Limit * 3)));
        foreach (var header in new[] { FindLast(zip, "PK\u0001\u0002") + 24, 22 }) BitConverter.GetBytes(100).CopyTo(zip, header);
        Assert.Contains("index.html", await WhyAsync(zip));
    }

    [Fact]
    public async Task Refuses_what_is_corrupt_or_encrypted()
    {
        Assert.Contains("no zip file", await WhyAsync([]));
        Assert.Contains("no zip file", await WhyAsync(Encoding.UTF8.GetBytes("not a zip at all")));
        var flipped = Pack(CompressionLevel.NoCompression, ("index.html", "<p>honest</p>"));
        flipped[FindLast(flipped, "honest")] ^= 1;
        Assert.Contains("not what was packed", await WhyAsync(flipped));
        var encrypted = Pack(("index.html", "x"));
        encrypted[FindLast(encrypted, "PK\u0001\u0002") + 8] |= 1;
        Assert.Contains("encrypted", await WhyAsync(encrypted));
        Assert.Contains("no .html file", await WhyAsync(Pack(("a.js", "x"))));
    }

    [Fact]
    public async Task Passes_over_a_zip_in_the_zip() =>
        Assert.Single(await ReadAsync(("index.html", "x"), ("in.zip", new string('\0', Limit * 2))));

    [Fact]
    public async Task Puts_in_no_more_than_a_snippet_may_have()
    {
        var over = Assert.Single(await ReadAsync(("index.html", string.Concat(Enumerable.Repeat("<img src=a.png>", 4000))), ("a.png", new string('x', 60_000))));
        Assert.Contains("over the limit", over.Defect);
        var circle = Assert.Single(await ReadAsync(("index.html", "<link rel=stylesheet href=a.css>"), ("a.css", string.Concat(Enumerable.Repeat("@import 'a.css';", 900)))));
        Assert.Contains("over the limit", circle.Defect);
        Assert.Null(Assert.Single(await ReadAsync(("index.html", "<iframe src=index.html></iframe>"))).Defect);
    }

    [Fact]
    public async Task Takes_a_time_that_the_size_bounds()
    {
        foreach (var piece in new[] { "url(", "url( ", "url(\"", "@import \"", "<a b=\"", "<!--", "<style>", "<img srcset=\"a, " })
        {
            var text = string.Concat(Enumerable.Repeat(piece, (Limit / piece.Length) - 10));
            await ReadAsync(("index.html", text), ("style.css", text)).WaitAsync(TimeSpan.FromSeconds(20));
            await ReadAsync(("index.html", "<style>" + piece + new string(' ', Limit / 2))).WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    internal static byte[] Pack(params (string Name, string Content)[] files) => Pack(CompressionLevel.Optimal, files);

    private static byte[] Pack(CompressionLevel level, params (string Name, string Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    private static Task<IReadOnlyList<AdSnippet>> ReadAsync(params (string Name, string Content)[] files) => ReadAsync(Pack(files));

    private static Task<IReadOnlyList<AdSnippet>> ReadAsync(byte[] zip) => FeedReader.ReadAsync(new MemoryStream(zip), "creative.zip", Limit);

    private static async Task<string> WhyAsync(byte[] zip) => (await Assert.ThrowsAsync<FeedException>(() => ReadAsync(zip))).Message;

    private static string Data(string type, string content) => $"data:{type};base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(content))}";

    private static int FindLast(byte[] bytes, string text) => bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(text));
}
