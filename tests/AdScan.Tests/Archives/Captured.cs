using System.Text;
using AdScan.Impressions;

namespace AdScan.Tests.Archives;

/// <summary>Impressions with traffic, made by hand.</summary>
internal static class Captured
{
    public static readonly DateTimeOffset Start = new(2026, 11, 30, 8, 0, 0, TimeSpan.FromHours(8));

    public static Impression Impression(int viewer, params NetworkCapture[] captures) => Impress.Showing(Impress.Viewers[viewer], "康元堂\n根治糖尿病") with
    {
        StartedAt = Start.AddSeconds(viewer),
        DurationMs = 900,
        Captures = captures,
        Captured = CapturedTraffic.Of(captures),
    };

    public static NetworkCapture Entry(string url, string body, int atMs = 0) => new()
    {
        Url = url,
        Method = "GET",
        Type = "document",
        StartedAt = Start.AddMilliseconds(atMs),
        AnsweredAt = Start.AddMilliseconds(atMs + 20),
        EndedAt = Start.AddMilliseconds(atMs + 30),
        RequestHeaders = [new HttpHeader("User-Agent", "Test"), new HttpHeader("Cookie", "a=1; b=2")],
        Status = 200,
        StatusText = "OK",
        ResponseHeaders = [new HttpHeader("Content-Type", "text/html; charset=utf-8"), new HttpHeader("Content-Encoding", "gzip"), new HttpHeader("Content-Length", "7"), new HttpHeader("Set-Cookie", "c=3; Path=/")],
        Body = Payload.Of(Encoding.UTF8.GetBytes(body)),
        BodyBytes = Encoding.UTF8.GetByteCount(body),
        Address = "192.0.2.7",
    };
}
