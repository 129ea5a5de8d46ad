using System.Globalization;
using System.Text.Json;

namespace AdScan.Rendering;

/// <summary>How much text a page holds, without reading it: a snapshot of ten million characters takes a gigabyte before it can be cut.</summary>
/// <remarks>Asked in worlds of our own, where no script of the ad's can answer for it. Text in shadow roots is not counted.</remarks>
internal sealed class TextMass(CdpSession session)
{
    /// <summary>More characters than any ad shows.</summary>
    private const int Most = 2_000_000;
    private const int MostFrames = 100;
    private const string Count = "document.documentElement ? document.documentElement.textContent.length : 0";

    /// <exception cref="PageTooLargeException">It holds more than can be read.</exception>
    public async Task CheckAsync()
    {
        var characters = 0L;
        foreach (var frame in FramesOf((await session.SendAsync("Page.getFrameTree")).GetProperty("frameTree")).Take(MostFrames))
        {
            characters += await CountAsync(frame);
            if (characters > Most) throw new PageTooLargeException(characters);
        }
    }

    private async Task<long> CountAsync(string frame)
    {
        var world = await session.SendAsync("Page.createIsolatedWorld", new() { ["frameId"] = frame });
        var count = await session.SendAsync("Runtime.evaluate", new() { ["expression"] = Count, ["contextId"] = world.GetProperty("executionContextId").GetInt32() });
        return count.GetProperty("result").TryGetProperty("value", out var value) ? value.GetInt64() : 0;
    }

    private static IEnumerable<string> FramesOf(JsonElement tree) =>
        (tree.TryGetProperty("childFrames", out var children) ? children.EnumerateArray().SelectMany(FramesOf) : []).Prepend(tree.GetProperty("frame").GetProperty("id").GetString()!);
}

/// <summary>The page holds more text than can be read.</summary>
internal sealed class PageTooLargeException(long characters) : Exception(string.Create(CultureInfo.InvariantCulture, $"The page holds {characters:N0} characters of text or more: it was not read."));
