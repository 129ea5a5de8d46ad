using AdScan.Archives;
using AdScan.Impressions;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Archives;

public sealed class HarFileTests
{
    [Fact]
    public void Holds_traffic_as_the_format_names_it()
    {
        var log = Write(Captured.Impression(0, Captured.Entry("https://cdn.example/a?q=%E4%BD%A0&r", "<p>你好")));
        Assert.Equal("1.2", (string?)log["version"]);
        var entry = Assert.Single(log["entries"]!);
        var (request, response) = (entry["request"]!, entry["response"]!);
        Assert.All(new[] { "pageref", "startedDateTime", "time", "request", "response", "cache", "timings" }, name => Assert.NotNull(entry[name]));
        Assert.All(new[] { "method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize" }, name => Assert.NotNull(request[name]));
        Assert.All(new[] { "status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL", "headersSize", "bodySize" }, name => Assert.NotNull(response[name]));
        Assert.Equal((string?)log["pages"]![0]!["id"], (string?)entry["pageref"]);
        Assert.Equal(("q", "你"), ((string?)request["queryString"]![0]!["name"], (string?)request["queryString"]![0]!["value"]));
        Assert.Equal(["a", "b"], request["cookies"]!.Select(c => (string?)c["name"]));
        Assert.Equal("<p>你好", (string?)response["content"]!["text"]);
        Assert.Equal((30d, 20d, 10d), ((double)entry["time"]!, (double)entry["timings"]!["wait"]!, (double)entry["timings"]!["receive"]!));
        Assert.Equal("192.0.2.7", (string?)entry["serverIPAddress"]);
    }

    [Fact]
    public void What_is_no_text_is_kept_as_bytes_and_what_is_missing_is_said()
    {
        var picture = Captured.Entry("https://cdn.example/a.gif", "") with { Body = Payload.Of([0xff, 0xd8, 0xff]) };
        var gone = Captured.Entry("https://cdn.example/b", "") with { Body = null, Missing = new MissingBody("unspecified", "The browser no longer had it.") };
        var failed = Captured.Entry("https://cdn.example/c", "") with { Status = null, Body = null, Failure = "net::ERR_FAILED" };
        var entries = Write(Captured.Impression(0, picture, gone, failed))["entries"]!;
        Assert.Equal(("/9j/", "base64"), ((string?)entries[0]!["response"]!["content"]!["text"], (string?)entries[0]!["response"]!["content"]!["encoding"]));
        Assert.Equal("The browser no longer had it.", (string?)entries[1]!["response"]!["content"]!["comment"]);
        Assert.Equal((0, "net::ERR_FAILED"), ((int)entries[2]!["response"]!["status"]!, (string?)entries[2]!["comment"]));
    }

    private static JToken Write(Impression impression)
    {
        using var writer = new StringWriter();
        HarFile.Write(writer, impression);
        return JObject.Parse(writer.ToString())["log"]!;
    }
}
