using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AdScan.Archives;
using AdScan.Impressions;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Archives;

public sealed class WaczFileTests
{
    private const string Feed = "https://feed.adscan.example/", Ad = "https://cdn.example/ad.js?b=2&A=1";

    [Fact]
    public void Holds_every_request_with_its_answer_as_it_was_served()
    {
        var records = Records(Captured.Impression(0, Captured.Entry(Ad, "alert(1)")));
        var request = Assert.Single(records, r => r.Type == "request");
        Assert.Equal("GET /ad.js?b=2&A=1 HTTP/1.1\r\nHost: cdn.example\r\nUser-Agent: Test\r\nCookie: a=1; b=2\r\n\r\n", request.Text);
        var response = Assert.Single(records, r => r.Type == "response");
        Assert.Equal("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nx-orig-Content-Encoding: gzip\r\nx-orig-Content-Length: 7\r\nSet-Cookie: c=3; Path=/\r\nContent-Length: 8\r\n\r\nalert(1)", response.Text);
        Assert.Equal((Ad, "2026-11-30T00:00:00.000Z", "192.0.2.7", request["WARC-Record-ID"]), (response.Uri, response["WARC-Date"], response["WARC-IP-Address"], response["WARC-Concurrent-To"]));
        Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData("alert(1)"u8))}", response["WARC-Payload-Digest"]);
    }

    [Fact]
    public void Says_of_every_record_who_looked()
    {
        var records = Records(Captured.Impression(0, Captured.Entry(Ad, "a")), Captured.Impression(1, Captured.Entry(Ad, "b", 5)));
        var viewers = records.Where(r => r.Type == "warcinfo").ToDictionary(r => r["WARC-Record-ID"], r => r.Text);
        Assert.Equal(2, viewers.Count);
        Assert.All(records.Where(r => r.Type != "warcinfo"), r => Assert.Contains(r["WARC-Warcinfo-ID"], viewers.Keys));
        var second = Assert.Single(records, r => r.Type == "response" && r.Payload is [(byte)'b']);
        Assert.Contains($"viewer: {Impress.Viewers[1].Key}\r\n", viewers[second["WARC-Warcinfo-ID"]], StringComparison.Ordinal);
    }

    [Fact]
    public void Stores_a_payload_once_that_many_viewers_received()
    {
        var library = new string('x', 5000);
        var records = Records(Enumerable.Range(0, 6).Select(i => Captured.Impression(i, Captured.Entry(Ad, library, i))).ToArray());
        var first = Assert.Single(records, r => r.Type == "response");
        var revisits = records.Where(r => r.Type == "revisit").ToList();
        Assert.Equal(5, revisits.Count);
        Assert.All(revisits, r => Assert.Equal(
            ("http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", first["WARC-Record-ID"], Ad, first["WARC-Date"], first["WARC-Payload-Digest"], 0),
            (r["WARC-Profile"], r["WARC-Refers-To"], r["WARC-Refers-To-Target-URI"], r["WARC-Refers-To-Date"], r["WARC-Payload-Digest"], r.Payload.Length)));
    }

    [Fact]
    public void Two_answers_of_one_millisecond_are_found_apart()
    {
        var entries = Open(Write(Captured.Impression(0, Captured.Entry(Ad, "a")), Captured.Impression(1, Captured.Entry(Ad, "b")), Captured.Impression(2, Captured.Entry(Ad, "a"))));
        var moments = Encoding.UTF8.GetString(entries["indexes/index.cdxj"]).TrimEnd().Split('\n').Where(line => line.Contains("ad.js", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);
        Assert.Equal(["20261130000000000", "20261130000000000", "20261130000000001"], moments);
        Assert.Equal(["2026-11-30T00:00:00.000Z", "2026-11-30T00:00:00.001Z"], WarcFile.Read(entries["archive/data.warc.gz"]).Where(r => r.Type == "response").Select(r => r["WARC-Date"]));
    }

    [Fact]
    public void Says_what_it_does_not_hold_and_why()
    {
        var entry = Captured.Entry(Ad, "") with { Body = null, BodyBytes = 9_000_000, Missing = new MissingBody("length", "It has 9,000,000 bytes.") };
        var broken = Captured.Entry(Feed, "") with { Status = null, Body = null, Failure = "net::ERR_CONNECTION_RESET" };
        var records = Records(Captured.Impression(0, entry, broken));
        var response = Assert.Single(records, r => r.Type == "response");
        Assert.Equal("length", response["WARC-Truncated"]);
        Assert.Empty(response.Fields["WARC-Payload-Digest"]);
        Assert.Equal("body-missing: It has 9,000,000 bytes.\r\n", Assert.Single(records, r => r.Type == "metadata" && r.Uri == Ad).Text);
        Assert.Equal("failure: net::ERR_CONNECTION_RESET\r\n", Assert.Single(records, r => r.Type == "metadata" && r.Uri == Feed).Text);
    }

    [Fact]
    public void Tells_of_the_encryption()
    {
        var certificate = new ServerCertificate { Protocol = "TLS 1.3", Cipher = "AES_128_GCM", KeyExchange = "X25519", Subject = "cdn.example", Names = ["cdn.example", "*.cdn.example"], Issuer = "Some CA", ValidFrom = Captured.Start.AddDays(-1), ValidTo = Captured.Start.AddDays(90) };
        var records = Records(Captured.Impression(0, Captured.Entry(Ad, "a") with { Certificate = certificate, Protocol = "h2" }));
        Assert.Equal("h2", Assert.Single(records, r => r.Type == "response")["WARC-Protocol"]);
        Assert.Equal(
            "tls-protocol: TLS 1.3\r\ntls-key-exchange: X25519\r\ntls-cipher: AES_128_GCM\r\ncertificate-subject: cdn.example\r\ncertificate-names: cdn.example *.cdn.example\r\ncertificate-issuer: Some CA\r\ncertificate-valid-from: 2026-11-29T00:00:00.000Z\r\ncertificate-valid-to: 2027-02-28T00:00:00.000Z\r\n",
            Assert.Single(records, r => r.Type == "metadata").Text);
    }

    [Fact]
    public void Text_that_could_not_be_brought_back_is_said_to_be_recoded()
    {
        var entry = Captured.Entry(Ad, "你好") with { IsRecoded = true, ResponseHeaders = [new HttpHeader("Content-Type", "text/html; charset=big5")] };
        var records = Records(Captured.Impression(0, entry));
        Assert.StartsWith("HTTP/1.1 200 OK\r\nx-orig-Content-Type: text/html; charset=big5\r\nContent-Type: text/html; charset=utf-8\r\n", Assert.Single(records, r => r.Type == "response").Text, StringComparison.Ordinal);
        Assert.StartsWith("body-recoded: ", Assert.Single(records, r => r.Type == "metadata").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Holds_pages_as_they_stood_pictures_and_text_with_its_place()
    {
        var impression = Captured.Impression(0, Captured.Entry(Feed, "<p>x"));
        var dom = Payload.Of("<p>康元堂"u8.ToArray());
        impression = impression with { Looks = impression.Looks.Select(look => look with { Dom = dom, DomSha256 = dom.Sha256 }).ToList() };
        var records = Records(impression);
        var look = JObject.Parse(Assert.Single(records, r => r.Uri == "urn:adscan:impression:1").Text)["looks"]![0]!;
        Assert.Equal("<p>康元堂", Assert.Single(records, r => r.Uri == $"urn:adscan:dom:{look["domSha256"]}").Text);
        Assert.Equal("image/jpeg", Assert.Single(records, r => r.Uri == $"urn:adscan:picture:{look["picture"]!["sha256"]}")["Content-Type"]);
        Assert.Equal(20, (int)look["pieces"]![0]!["box"]!["height"]!);
    }

    [Theory]
    [InlineData("x\r\nSet-Cookie: evil=1")]
    [InlineData("x\nWARC-Type: warcinfo")]
    public void What_an_ad_says_begins_no_header_or_field_of_its_own(string hostile)
    {
        var entry = Captured.Entry("https://cdn.example/a", "b") with { StatusText = hostile, Failure = hostile, ResponseHeaders = [new HttpHeader("X", hostile), new HttpHeader(hostile, "y")] };
        var records = Records(Captured.Impression(0, entry));
        Assert.Equal(["warcinfo", "request", "response", "metadata", "resource", "resource"], records.Select(r => r.Type));
        Assert.Equal(4, records[2].Text.Split("\r\n\r\n")[0].Split('\n').Length);
        Assert.Single(records[3].Text.TrimEnd().Split('\n'));
    }

    [Fact]
    public void The_index_finds_each_response_in_place()
    {
        var file = Write(Captured.Impression(0, Captured.Entry(Feed, "<p>"), Captured.Entry(Ad, "a", 3)), Captured.Impression(1, Captured.Entry(Ad, "a", 7), Captured.Entry(Feed, "<b>", 9) with { Method = "POST" }));
        var entries = Open(file);
        var lines = Encoding.UTF8.GetString(entries["indexes/index.cdxj"]).TrimEnd().Split('\n');
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
        Assert.Contains(lines, line => line.StartsWith("example,cdn)/ad.js?b=2&a=1 20261130000000003 {", StringComparison.Ordinal));
        foreach (var entry in lines.Select(line => JObject.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..])))
        {
            Assert.Equal("data.warc.gz", (string?)entry["filename"]);
            var record = Assert.Single(WarcFile.Read(entries["archive/data.warc.gz"].AsSpan((int)entry["offset"]!, (int)entry["length"]!).ToArray()));
            Assert.Equal(((string?)entry["url"], (string?)entry["digest"]), (record.Uri, record["WARC-Payload-Digest"]));
            Assert.Equal((string?)entry["mime"] == "warc/revisit", record.Type == "revisit");
        }

        Assert.Equal(3, lines.Count(line => line.Contains("\"url\":\"http", StringComparison.Ordinal)));
    }

    [Fact]
    public void Is_a_package_whose_hashes_hold_and_whose_files_lie_open()
    {
        var file = Write(Captured.Impression(0, Captured.Entry(Feed, "<p>x")));
        using (var zip = new ZipArchive(new MemoryStream(file))) Assert.All(zip.Entries, e => Assert.Equal(e.Length, e.CompressedLength));
        var entries = Open(file);
        var package = JObject.Parse(Encoding.UTF8.GetString(entries["datapackage.json"]));
        Assert.Equal(("data-package", "1.1.1"), ((string?)package["profile"], (string?)package["wacz_version"]));
        foreach (var resource in package["resources"]!) Assert.Equal((Hash(entries[(string)resource["path"]!]), entries[(string)resource["path"]!].Length), ((string?)resource["hash"], (int)resource["bytes"]!));
        Assert.Equal(Hash(entries["datapackage.json"]), (string?)JObject.Parse(Encoding.UTF8.GetString(entries["datapackage-digest.json"]))["hash"]);
        var page = JObject.Parse(Encoding.UTF8.GetString(entries["pages/pages.jsonl"]).Split('\n')[1]);
        Assert.Equal((Feed, "康元堂\n根治糖尿病"), ((string?)page["url"], (string?)page["text"]));
    }

    [Fact]
    public void The_same_impressions_give_the_same_bytes()
    {
        Impression[] impressions = [Captured.Impression(0, Captured.Entry(Feed, "<p>x"), Captured.Entry(Ad, "a")), Captured.Impression(1, Captured.Entry(Feed, "<p>x"))];
        Assert.Equal(Write(impressions), Write(impressions));
        Assert.Equal(Records(impressions).Count, Records(impressions).Select(r => r["WARC-Record-ID"]).Distinct().Count());
    }

    private static List<ReadRecord> Records(params Impression[] impressions) => WarcFile.Read(Open(Write(impressions))["archive/data.warc.gz"]);

    private static byte[] Write(params Impression[] impressions)
    {
        using var file = new MemoryStream();
        WaczFile.Write(file, "ad-1", impressions);
        return file.ToArray();
    }

    private static Dictionary<string, byte[]> Open(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = new MemoryStream();
            using var stream = e.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    private static string Hash(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
