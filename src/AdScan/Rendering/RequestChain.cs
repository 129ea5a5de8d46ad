using AdScan.Egress;
using AdScan.Impressions;

namespace AdScan.Rendering;

/// <summary>A request and the redirects that followed it: the browser knows them by one id.</summary>
internal sealed class RequestChain(string id)
{
    public string Id => id;

    public List<RecordedRequest> Hops { get; } = [];

    /// <summary>Heads as they went over the wire, one for each hop that has any; they may be told before the hop itself.</summary>
    public List<IReadOnlyList<HttpHeader>> RequestHeads { get; } = [];

    /// <inheritdoc cref="RequestHeads"/>
    public List<IReadOnlyList<HttpHeader>> ResponseHeads { get; } = [];

    public RecordedRequest? Last => Hops.Count > 0 ? Hops[^1] : null;

    public IEnumerable<NetworkCapture> ToCaptures(EgressLane lane)
    {
        var head = 0;
        foreach (var hop in Hops)
        {
            // The last hop may have failed before the browser said whether heads are known.
            var hasHeads = hop.HasWireHeads || (!hop.IsAnswered && head < RequestHeads.Count);
            var (sent, served) = hasHeads ? (RequestHeads.ElementAtOrDefault(head), ResponseHeads.ElementAtOrDefault(head)) : (null, null);
            if (hasHeads) head++;
            if (!hop.IsFromMemory) yield return hop.ToCapture(sent, served, lane);
        }
    }
}
