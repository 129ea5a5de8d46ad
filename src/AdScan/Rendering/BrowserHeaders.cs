using System.Globalization;
using System.Text.Json;
using AdScan.Impressions;

namespace AdScan.Rendering;

/// <summary>Reads headers out of what the browser tells: raw where it has them so, else as its table of names and values.</summary>
internal static class BrowserHeaders
{
    /// <summary>Headers that are said to our own proxy and go no further.</summary>
    private static readonly string[] ToProxy = ["Proxy-Connection", "Proxy-Authorization"];

    /// <summary>Reads a table; values of headers that came more than once stand in lines.</summary>
    public static IReadOnlyList<HttpHeader> Read(JsonElement table) => [.. table.EnumerateObject()
        .Where(header => !header.Name.StartsWith(':') && !ToProxy.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
        .SelectMany(header => (header.Value.GetString() ?? "").Split('\n').Select(value => new HttpHeader(header.Name, value)))];

    /// <summary>Reads the head of a response as it went over the wire.</summary>
    public static IReadOnlyList<HttpHeader> ReadHead(JsonElement told)
    {
        if (!told.TryGetProperty("headersText", out var text)) return Read(told.GetProperty("headers"));
        return [.. (text.GetString() ?? "").Split('\n').Skip(1).Select(line => line.TrimEnd('\r')).Where(line => line.IndexOf(':', StringComparison.Ordinal) > 0)
            .Select(line => line.Split(':', 2)).Select(pair => new HttpHeader(pair[0].Trim(), pair[1].Trim()))];
    }

    /// <summary>The length that a response says it has, or null.</summary>
    public static long? LengthOf(IEnumerable<HttpHeader> headers) =>
        headers.FirstOrDefault(header => header.Is("Content-Length")) is { Value: { } value } && long.TryParse(value, CultureInfo.InvariantCulture, out var length) ? length : null;
}
