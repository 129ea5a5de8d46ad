using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>How much text a page holds, without reading it: a snapshot of ten million characters takes a gigabyte before it can be cut.</summary>
/// <remarks>Asked in worlds of our own, where no script of the ad's can answer for it. Text in shadow roots and fields is not counted, nor that of frames beyond a hundred.</remarks>
internal sealed class TextMass
{
    private const int MostFrames = 100;

    /// <summary>Characters that can be laid out; whatever a form calls its fields, the document answers for itself.</summary>
    private const string Count = """
        (() => {
          const get = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get;
          const root = get(Document, 'documentElement').call(document);
          const length = node => get(Node, 'textContent').call(node).length;
          return root ? Array.from(Document.prototype.querySelectorAll.call(document, 'script, style, noscript'), length).reduce((sum, code) => sum - code, length(root)) : 0;
        })()
        """;

    private readonly CdpSession _session;
    private readonly HashSet<string> _frames = new(StringComparer.Ordinal);

    public TextMass(CdpSession session)
    {
        _session = session;

        // The tree of frames would be as deep as an ad likes, and deeper than the connection bears.
        session.On("Runtime.executionContextCreated", created =>
        {
            var about = created.GetProperty("context").GetProperty("auxData");
            lock (_frames)
            {
                if (_frames.Count < MostFrames && about.GetProperty("isDefault").GetBoolean()) _frames.Add(about.GetProperty("frameId").GetString()!);
            }
        });
    }

    /// <summary>Characters in all frames that could be asked.</summary>
    public async Task<long> MeasureAsync()
    {
        string[] frames;
        lock (_frames) frames = [.. _frames];
        var characters = 0L;
        foreach (var frame in frames) characters += await CountAsync(frame);
        return characters;
    }

    private async Task<long> CountAsync(string frame)
    {
        try
        {
            var world = await _session.SendAsync("Page.createIsolatedWorld", new() { ["frameId"] = frame });
            var count = await _session.SendAsync("Runtime.evaluate", new() { ["expression"] = Count, ["contextId"] = world.GetProperty("executionContextId").GetInt32() });
            return count.GetProperty("result").TryGetProperty("value", out var value) ? (long)value.GetDouble() : 0;
        }
        catch (PlaywrightException)
        {
            // The frame has gone, and its text with it.
            return 0;
        }
    }
}
