using System.IO.Compression;
using System.Text;
using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Tests.Archives;
using AdScan.Viewers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace AdScan.BrowserTests;

/// <summary>What an ad's servers really said stands in the archive.</summary>
[Collection("browser")]
public sealed class ArchiveTests : IAsyncLifetime
{
    private const int Huge = 200_000;

    private static readonly byte[] Gbk = [.. "document.write('<p>"u8, 0xb9, 0xfa, 0xb1, 0xea, .. "</p>')"u8];
    private static readonly byte[] Marked = [0xef, 0xbb, 0xbf, .. "document.title = '推荐'"u8];
    private static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=");

    private readonly WebApplication _server = WebApplication.CreateSlimBuilder().Build();
    private readonly string _run = Path.Combine(Directory.CreateTempSubdirectory("adscan-archive-").FullName, "run");

    private string Host => new Uri(_server.Urls.Single()).Authority;

    public async Task InitializeAsync()
    {
        _server.Urls.Add("http://127.0.0.1:0");
        _server.MapGet("/gbk.js", (HttpResponse response) =>
        {
            response.Headers.Append("Set-Cookie", new(["a=1", "b=2"]));
            response.Headers["X-Odd-Case"] = "Kept";
            return Results.Bytes(Gbk, "text/javascript; charset=gbk");
        });
        _server.MapGet("/marked.js", () => Results.Bytes(Marked, "text/javascript; charset=utf-8"));
        _server.MapGet("/packed.js", (HttpResponse response) =>
        {
            response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(Packed("document.write('<p>压缩</p>')"), "text/javascript; charset=utf-8");
        });
        _server.MapGet("/old.gif", () => Results.Redirect("/new.gif"));
        _server.MapGet("/new.gif", () => Results.Bytes(Gif, "image/gif"));
        _server.MapPost("/api", (HttpResponse response) => Open(response, "好"u8.ToArray()));
        _server.MapGet("/huge", (HttpResponse response) => Open(response, new byte[Huge]));
        _server.MapGet("/landing", () => Results.Content("<!DOCTYPE html><meta charset=utf-8><p>落地页</p>", "text/html"));
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_run)!, recursive: true);
    }

    [Fact]
    public async Task Holds_what_was_served_byte_for_byte_and_says_what_it_does_not_hold()
    {
        var (report, records) = await ScanAsync($$"""
            <script src='http://{{Host}}/gbk.js'></script><script src='http://{{Host}}/marked.js'></script><script src='http://{{Host}}/packed.js'></script><img src='http://{{Host}}/old.gif' width=40 height=40>
            <script>fetch('http://{{Host}}/api', { method: 'POST', body: '问' }); fetch('http://{{Host}}/huge')</script>
            """);
        var gbk = Response(records, "/gbk.js");
        Assert.Equal(Gbk, gbk.Payload);
        Assert.Matches("(?s)Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n", gbk.Text);
        Assert.Contains("X-Odd-Case: Kept\r\n", gbk.Text, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", gbk["WARC-IP-Address"]);
        Assert.Equal(Marked, Response(records, "/marked.js").Payload);
        Assert.Equal("document.write('<p>压缩</p>')", Encoding.UTF8.GetString(Response(records, "/packed.js").Payload));
        Assert.Contains("x-orig-Content-Encoding: gzip\r\n", Response(records, "/packed.js").Text, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 302 Found\r\n", Response(records, "/old.gif").Text, StringComparison.Ordinal);
        Assert.Equal(Gif, Response(records, "/new.gif").Payload);
        Assert.Equal("问", Encoding.UTF8.GetString(records.First(r => r.Type == "request" && r.Uri == At("/api") && r.Text.StartsWith("POST", StringComparison.Ordinal)).Payload));
        Assert.Equal("length", Response(records, "/huge")["WARC-Truncated"]);
        Assert.Empty(Response(records, "/huge").Payload);
        Assert.Contains($"body-missing: It has {Huge:N0} bytes", records.First(r => r.Type == "metadata" && r.Uri == At("/huge")).Text, StringComparison.Ordinal);
        Assert.All(report.Facts, i => Assert.Equal((8, 1, 0), (i.Captured!.Entries, i.Captured.MissingBodies, i.Captured.RecodedBodies)));
    }

    [Fact]
    public async Task Holds_the_page_as_it_stood_with_its_frames_and_lets_nothing_of_it_run()
    {
        var (report, records) = await ScanAsync("""<p id=a>之前</p><div id=s></div><iframe srcdoc="<p>框架 &amp; 字</p>"></iframe><script>a.textContent = '之后<b>'; s.attachShadow({ mode: 'closed' }).innerHTML = '<p>影子</p>'</script>""");
        var dom = records.First(r => r.Uri == $"urn:adscan:dom:{report.Facts[0].Looks[^1].DomSha256}").Text;
        Assert.StartsWith("<!DOCTYPE html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'", dom, StringComparison.Ordinal);
        Assert.Contains("<p id=\"a\">之后&lt;b&gt;</p>", dom, StringComparison.Ordinal);
        Assert.Contains("<div id=\"s\"><p>影子</p></div>", dom, StringComparison.Ordinal);
        Assert.Contains("<p>框架 &amp;amp; 字</p>", dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_the_pages_that_clicks_ended_on_and_their_impressions_as_har_on_request()
    {
        var (report, records) = await ScanAsync($"<a href='http://{Host}/landing' style='display:block;width:200px;height:60px'>祖传秘方，根治糖尿病，三天见效永不复发</a>", click: true);
        Assert.Contains("落地页", Response(records, "/landing").Text, StringComparison.Ordinal);
        Assert.NotEmpty(report.Findings);
        Assert.All(report.Findings, f => Assert.Contains(f.Evidence, path => path.EndsWith(".wacz", StringComparison.Ordinal)));
        var hars = Directory.GetFiles(Path.Combine(_run, "evidence"), "*.har").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(report.Facts.Count, hars.Count);
        Assert.All(hars, har => Assert.Contains(JObject.Parse(File.ReadAllText(har))["log"]!["entries"]!, e => (string?)e["request"]!["url"] == At("/landing")));
    }

    private async Task<(ScanReport Report, List<ReadRecord> Records)> ScanAsync(string markup, bool click = false)
    {
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions
        {
            Viewers = ViewerMatrix.Of([Region.Shanghai], [DeviceProfile.IPhone15]),
            AllowPrivate = [Host],
            Archives = ArchiveForms.Wacz | ArchiveForms.Har,
            MaxPayloadBytes = Huge - 1,
            Click = click ? ClickMode.Follow : ClickMode.None,
            CheckViewers = false,
        });
        var report = await scanner.ScanAsync(new AdSnippet(markup) { Id = "a1" });
        using (var folder = RunFolder.Open(_run, new JObject(), resume: false, report.Facts[0].StartedAt)) folder.Write(report);
        var archive = Assert.Single(Directory.GetFiles(Path.Combine(_run, "evidence"), "*.wacz"));
        using var zip = await ZipFile.OpenReadAsync(archive);
        await using var warc = await zip.GetEntry("archive/data.warc.gz")!.OpenAsync();
        using var bytes = new MemoryStream();
        await warc.CopyToAsync(bytes);
        return (report, WarcFile.Read(bytes.ToArray()));
    }

    private string At(string path) => $"http://{Host}{path}";

    private ReadRecord Response(List<ReadRecord> records, string path) => records.First(r => r.Type == "response" && r.Uri == At(path));

    private static IResult Open(HttpResponse response, byte[] content)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        return Results.Bytes(content, "text/plain; charset=utf-8");
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
