using System.IO.Compression;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AdScan.Harness.Lab;

/// <summary>Answers that no decent server gives.</summary>
internal static class LabTrick
{
    private const int Mebibyte = 1024 * 1024;
    private static readonly byte[] Blank = Enumerable.Repeat((byte)' ', Mebibyte).ToArray();
    private static readonly Lazy<byte[]> Bomb = new(() => Compressed(2 * 1024));

    private static readonly Dictionary<string, Func<HttpContext, Task>> Known = new(StringComparer.Ordinal)
    {
        ["endless"] = http => WriteForeverAsync(http, Timeout.InfiniteTimeSpan),
        ["drip"] = http => WriteForeverAsync(http, TimeSpan.FromMilliseconds(200)),
        ["bomb"] = WriteBombAsync,
        ["heavy"] = http => WriteBlankAsync(http, 6),
        ["large"] = http => WriteBlankAsync(http, 100),
        ["redirect"] = RedirectAsync,
        ["garbage"] = WriteGarbageAsync,
    };

    /// <exception cref="FormatException">There is no such trick.</exception>
    public static Task PlayAsync(string name, HttpContext http) =>
        Known.TryGetValue(name, out var play) ? play(http) : throw new FormatException($"the lab knows no trick '{name}': choose {string.Join(", ", Known.Keys)}.");

    private static async Task WriteForeverAsync(HttpContext http, TimeSpan every)
    {
        while (true)
        {
            await http.Response.WriteAsync("/", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(every, http.RequestAborted);
        }
    }

    private static async Task WriteBombAsync(HttpContext http)
    {
        http.Response.Headers.ContentEncoding = "gzip";
        await http.Response.Body.WriteAsync(Bomb.Value, http.RequestAborted);
    }

    private static async Task WriteBlankAsync(HttpContext http, int mebibytes)
    {
        for (var i = 0; i < mebibytes; i++) await http.Response.Body.WriteAsync(Blank, http.RequestAborted);
    }

    private static Task RedirectAsync(HttpContext http)
    {
        _ = int.TryParse(http.Request.QueryString.Value?.TrimStart('?'), out var hop);
        http.Response.Redirect($"{http.Request.Path}?{hop + 1}");
        return Task.CompletedTask;
    }

    private static async Task WriteGarbageAsync(HttpContext http)
    {
        var socket = http.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        await socket.SendAsync(new byte[] { 0, 255, 1, 254, 13, 10, 13, 10 }, http.RequestAborted);
        http.Abort();
    }

    /// <summary>Spaces, compressed: as a script they are worth nothing and take all the room that they are given.</summary>
    private static byte[] Compressed(int mebibytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < mebibytes; i++) gzip.Write(Blank);
        }

        return buffer.ToArray();
    }
}
