using System.Text.Json;
using AdScan.Egress;
using AdScan.Impressions;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>The traffic of one page, from the events of the DevTools protocol's Network domain.</summary>
internal sealed class PageTraffic(CdpSession session, PayloadStore payloads, AdScannerOptions options, EgressLane lane, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RequestChain> _chains = new(StringComparer.Ordinal);
    private readonly List<Task> _reading = [];

    /// <summary>The bodies that are on their way.</summary>
    public Task Reading
    {
        get
        {
            lock (_lock) return Task.WhenAll(_reading);
        }
    }

    public void Listen()
    {
        On("Network.requestWillBeSent", OnRequest);
        On("Network.requestWillBeSentExtraInfo", (chain, told) => chain.RequestHeads.Add(BrowserHeaders.Read(told.GetProperty("headers"))));
        On("Network.responseReceivedExtraInfo", (chain, told) => chain.ResponseHeads.Add(BrowserHeaders.ReadHead(told)));
        On("Network.responseReceived", (chain, told) => chain.Last?.Answer(told.GetProperty("response"), told.TryGetProperty("hasExtraInfo", out var extra) && extra.GetBoolean(), time.GetUtcNow()));
        On("Network.dataReceived", (chain, told) => chain.Last?.AddData(told.GetProperty("dataLength").GetInt64()));
        On("Network.requestServedFromCache", (chain, _) => chain.Last?.FromMemory());
        On("Network.loadingFinished", (chain, _) => OnFinished(chain));
        On("Network.loadingFailed", (chain, told) => chain.Last?.Fail(told.GetProperty("errorText").GetString() ?? "failed", time.GetUtcNow()));
    }

    public IReadOnlyList<NetworkCapture> ToList()
    {
        lock (_lock) return _chains.Values.SelectMany(chain => chain.ToCaptures(lane)).ToList();
    }

    /// <summary>What a page can write into an event can have any shape; an event that cannot be read is left out, and the entry says what it lacks.</summary>
    private void On(string method, Action<RequestChain, JsonElement> handle) => session.On(method, told =>
    {
        try
        {
            lock (_lock)
            {
                if (ChainOf(told) is { } chain) handle(chain, told);
            }
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // The entry stays without what this event would have told.
        }
    });

    /// <summary>The chain of redirects that an event belongs to; what is told of a request before the request itself is kept for it.</summary>
    private RequestChain? ChainOf(JsonElement told)
    {
        var id = told.GetProperty("requestId").GetString()!;
        if (_chains.TryGetValue(id, out var known)) return known;
        if (_chains.Count >= options.MaxImpressionRequests) return null;
        return _chains[id] = new RequestChain(id);
    }

    private void OnRequest(RequestChain chain, JsonElement told)
    {
        var now = time.GetUtcNow();
        if (told.TryGetProperty("redirectResponse", out var redirect)) chain.Last?.Redirect(redirect, told.TryGetProperty("redirectHasExtraInfo", out var extra) && extra.GetBoolean(), now);
        var request = told.GetProperty("request");
        if (!request.GetProperty("url").GetString()!.StartsWith("http", StringComparison.Ordinal)) return;
        chain.Hops.Add(RecordedRequest.Of(request, told.TryGetProperty("type", out var type) ? type.GetString()!.ToLowerInvariant() : "other", now));
    }

    private void OnFinished(RequestChain chain)
    {
        if (chain.Last is not { IsAnswered: true } request) return;
        request.EndedAt = time.GetUtcNow();
        if (request.HasNoBody) request.Body = Payload.Empty;
        else if (request.BodyBytes > options.MaxPayloadBytes) request.Missing = new MissingBody("length", $"It has {request.BodyBytes:N0} bytes, more than the {options.MaxPayloadBytes:N0} that are kept of one payload.");
        else _reading.Add(ReadBodyAsync(chain.Id, request));
    }

    private async Task ReadBodyAsync(string id, RecordedRequest request)
    {
        try
        {
            var answer = await session.SendAsync("Network.getResponseBody", new() { ["requestId"] = id });
            var (content, isRecoded) = ServedBytes.Of(answer.GetProperty("body").GetString()!, answer.GetProperty("base64Encoded").GetBoolean(), request.Charset, request.BodyBytes);
            request.IsRecoded = isRecoded;
            request.Body = payloads.Keep(content);
            if (request.Body is null) request.Missing = new MissingBody("length", $"The archive of the snippet had reached its {options.MaxArchiveBytes:N0} bytes.");
        }
        catch (PlaywrightException e)
        {
            request.Missing = new MissingBody("unspecified", $"The browser no longer had it: {e.Message.Split('\n')[0]}");
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            request.Missing = new MissingBody("time", "The browser did not hand it over before the impression's time was up.");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            request.Missing = new MissingBody("unspecified", "The browser handed over text that is no valid Unicode.");
        }
    }
}
