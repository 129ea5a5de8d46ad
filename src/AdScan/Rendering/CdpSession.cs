using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>A DevTools session whose every call has the impression's deadline: Playwright's own calls take none.</summary>
/// <param name="session">Playwright's.</param>
/// <param name="received">Told the size of each answer and event, in bytes.</param>
/// <param name="deadline">The impression's.</param>
internal sealed class CdpSession(ICDPSession session, Action<int> received, CancellationToken deadline)
{
    /// <summary>Bytes; Chromium navigates to no address of more than two million characters.</summary>
    private const int LargestEvent = 16_000_000;

    public async Task<JsonElement> SendAsync(string method, Dictionary<string, object>? parameters = null)
    {
        // Playwright walks the caller's stack at every call: from here it is short, from within a chain of continuations it is not.
        await Task.Yield();
        var answer = await session.SendAsync(method, parameters).WaitAsync(deadline) ?? default;
        Note(answer);
        return answer;
    }

    /// <summary>Calls back on every event of a kind, for as long as the session lives; what no browser acts on for its size, such as an address of sixty million characters, is dropped.</summary>
    public void On(string method, Action<JsonElement> handler) =>
        session.Event(method).OnEvent += (_, data) =>
        {
            if (Note(data ?? default) <= LargestEvent) handler(data ?? default);
        };

    private int Note(JsonElement message)
    {
        var bytes = message.ValueKind == JsonValueKind.Undefined ? 0 : JsonMarshal.GetRawUtf8Value(message).Length;
        received(bytes);
        return bytes;
    }

    /// <summary>Sends without waiting; a page that has gone away needs no answer.</summary>
    public void Post(string method, Dictionary<string, object> parameters) =>
        _ = session.SendAsync(method, parameters).ContinueWith(sent => _ = sent.Exception, TaskScheduler.Default);
}
