using System.Globalization;
using System.Text;
using AdScan.Impressions;

namespace AdScan.Archives;

/// <summary>Writes captured requests and responses as HTTP messages.</summary>
/// <remarks>
/// A body is kept without the encoding of its transfer, so headers that speak of the encoded one would be wrong beside it: they are kept under
/// <c>x-orig-</c> names, which is what replay tools expect. Every other header stands as it was served.
/// </remarks>
internal static class HttpMessage
{
    private static readonly string[] OfTheTransfer = ["Content-Encoding", "Transfer-Encoding", "Content-Length"];

    public static byte[] Request(NetworkCapture capture)
    {
        var url = new Uri(capture.Url);
        var head = new StringBuilder($"{capture.Method} {url.PathAndQuery} HTTP/1.1\r\n");
        if (!capture.RequestHeaders.Any(h => h.Is("Host"))) head.Append("Host: ").Append(url.Authority).Append("\r\n");
        Append(head, capture.RequestHeaders);
        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. capture.RequestBody ?? []];
    }

    /// <summary>The head of the response, as far as its empty line.</summary>
    public static byte[] ResponseHead(NetworkCapture capture)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {capture.Status} {Clean(capture.StatusText)}\r\n");
        Append(head, capture.ResponseHeaders.Select(h => IsUntrue(h, capture) ? h with { Name = "x-orig-" + h.Name } : h));
        if (capture.IsRecoded) head.Append("Content-Type: ").Append(MediaTypeOf(capture)).Append("; charset=utf-8\r\n");
        if (capture.Body is { } body) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Content.Length}\r\n");
        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    /// <summary>The media type of the body without its parameters, such as <c>text/html</c>.</summary>
    public static string MediaTypeOf(NetworkCapture capture) =>
        capture.ResponseHeaders.FirstOrDefault(h => h.Is("Content-Type")) is { Value: { } type } && type.Split(';')[0].Trim() is { Length: > 0 } name ? name.ToLowerInvariant() : "application/octet-stream";

    private static bool IsUntrue(HttpHeader header, NetworkCapture capture) =>
        OfTheTransfer.Any(header.Is) || (capture.IsRecoded && header.Is("Content-Type"));

    private static void Append(StringBuilder head, IEnumerable<HttpHeader> headers)
    {
        foreach (var header in headers) head.Append(Clean(header.Name)).Append(": ").Append(Clean(header.Value)).Append("\r\n");
    }

    /// <summary>What came as one header stays one.</summary>
    private static string Clean(string text) => text.AsSpan().IndexOfAny('\r', '\n') < 0 ? text : text.Replace('\r', ' ').Replace('\n', ' ');
}
