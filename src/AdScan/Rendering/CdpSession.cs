using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>A DevTools session whose every call has the impression's deadline: Playwright's own calls take none.</summary>
/// <param name="session">Playwright's.</param>
/// <param name="isBorne">Told the size of each answer and event, in bytes; whether that is no more than what anything acts on.</param>
/// <param name="deadline">The impression's.</param>
internal sealed class CdpSession(ICDPSession session, Func<int, bool> isBorne, CancellationToken deadline)
{
    public async Task<JsonElement> SendAsync(string method, Dictionary<string, object>? parameters = null)
    {
        // Playwright walks the caller's stack at every call: from here it is short, from within a chain of continuations it is not.
        await Task.Yield();
        var answer = await session.SendAsync(method, parameters).WaitAsync(deadline) ?? default;
        isBorne(SizeOf(answer));
        return answer;
    }

    /// <summary>Calls back on every event of a kind, for as long as the session lives; what nothing acts on for its size, such as an address of sixty million characters (Chromium goes to none of more than two), is dropped.</summary>
    public void On(string method, Action<JsonElement> handler) =>
        session.Event(method).OnEvent += (_, data) =>
        {
            if (isBorne(SizeOf(data ?? default))) handler(data ?? default);
        };

    private static int SizeOf(JsonElement message) => message.ValueKind == JsonValueKind.Undefined ? 0 : JsonMarshal.GetRawUtf8Value(message).Length;

    /// <summary>Sends without waiting; a page that has gone away needs no answer.</summary>
    public void Post(string method, Dictionary<string, object> parameters) =>
        _ = session.SendAsync(method, parameters).ContinueWith(sent => _ = sent.Exception, TaskScheduler.Default);
}
