using System.Text.Json;
using AdScan.Egress;
using AdScan.Impressions;

namespace AdScan.Rendering;

/// <summary>One hop of a request while it is under way.</summary>
internal sealed class RecordedRequest
{
    private readonly string _url;
    private readonly string _method;
    private readonly string _type;
    private readonly DateTimeOffset _startedAt;
    private readonly IReadOnlyList<HttpHeader> _sent;
    private readonly byte[]? _post;
    private IReadOnlyList<HttpHeader> _served = [];
    private DateTimeOffset? _answeredAt;
    private int? _status;
    private string _statusText = "";
    private string _protocol = "http/1.1";
    private string? _failure;
    private ServerCertificate? _certificate;

    private RecordedRequest(JsonElement request, string type, DateTimeOffset now)
    {
        (_url, _method, _type, _startedAt) = (request.GetProperty("url").GetString()!, request.GetProperty("method").GetString()!, type, now);
        _sent = BrowserHeaders.Read(request.GetProperty("headers"));
        if (request.TryGetProperty("postDataEntries", out var entries)) _post = [.. entries.EnumerateArray().SelectMany(entry => entry.TryGetProperty("bytes", out var bytes) ? bytes.GetBytesFromBase64() : [])];
    }

    public bool IsAnswered => _status is not null;

    public bool HasWireHeads { get; private set; }

    public bool IsFromMemory { get; private set; }

    /// <summary>The text encoding as the browser determined it; empty where there was none to determine.</summary>
    public string Charset { get; private set; } = "";

    public long BodyBytes { get; private set; }

    public bool HasNoBody => BodyBytes == 0 || _method == "HEAD" || _status is 204 or 304;

    public DateTimeOffset? EndedAt { get; set; }

    public Payload? Body { get; set; }

    public bool IsRecoded { get; set; }

    public MissingBody? Missing { get; set; }

    public static RecordedRequest Of(JsonElement request, string type, DateTimeOffset now) => new(request, type, now);

    public void Answer(JsonElement response, bool hasWireHeads, DateTimeOffset now)
    {
        (_status, _statusText, _answeredAt, HasWireHeads) = (response.GetProperty("status").GetInt32(), response.GetProperty("statusText").GetString() ?? "", now, hasWireHeads);
        _served = BrowserHeaders.Read(response.GetProperty("headers"));
        if (response.TryGetProperty("protocol", out var protocol)) _protocol = protocol.GetString() ?? _protocol;
        if (response.TryGetProperty("charset", out var charset)) Charset = charset.GetString() ?? "";
        if (response.TryGetProperty("securityDetails", out var details)) _certificate = ReadCertificate(details);
    }

    /// <summary>The browser drops the body of a redirect unread.</summary>
    public void Redirect(JsonElement response, bool hasWireHeads, DateTimeOffset now)
    {
        Answer(response, hasWireHeads, now);
        EndedAt = now;
        if (BrowserHeaders.LengthOf(_served) is 0) Body = Payload.Empty;
        else Missing = new MissingBody("unspecified", "The browser does not keep the body of a redirect.");
    }

    public void AddData(long bytes) => BodyBytes += bytes;

    public void FromMemory() => IsFromMemory = true;

    public void Fail(string error, DateTimeOffset now) => (_failure, EndedAt) = (error, now);

    public NetworkCapture ToCapture(IReadOnlyList<HttpHeader>? sent, IReadOnlyList<HttpHeader>? served, EgressLane lane)
    {
        var url = new Uri(_url);
        return new NetworkCapture
        {
            Url = _url,
            Method = _method,
            Type = _type,
            StartedAt = _startedAt,
            AnsweredAt = _answeredAt,
            EndedAt = EndedAt,
            RequestHeaders = [.. sent ?? _sent, .. AddedOnTheWay(url, lane)],
            RequestBody = _post,
            Status = _status,
            StatusText = _statusText,
            Protocol = _protocol,
            ResponseHeaders = served ?? _served,
            Body = Body,
            IsRecoded = IsRecoded,
            Missing = Body is not null ? null : Missing ?? WhyNoBody(),
            BodyBytes = BodyBytes,
            Failure = _failure,
            Certificate = _certificate,
            Address = lane.AddressOf(url.IdnHost, url.Port),
        };
    }

    /// <summary>What the lane adds to a request that is not encrypted.</summary>
    private static IEnumerable<HttpHeader> AddedOnTheWay(Uri url, EgressLane lane)
    {
        if (url.Scheme == Uri.UriSchemeHttp && lane.ForwardedFor is { } address && lane.IsToldForwardedFor(url.IdnHost, url.Port)) yield return new HttpHeader("X-Forwarded-For", address);
    }

    private MissingBody? WhyNoBody()
    {
        if (!IsAnswered) return null;
        if (_failure is not null) return new MissingBody("disconnect", $"The response broke off: {_failure}");
        return new MissingBody("time", EndedAt is null ? "The response had not ended when the impression was over." : "The browser did not hand it over in time.");
    }

    private static ServerCertificate ReadCertificate(JsonElement details)
    {
        string Text(string name) => details.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        DateTimeOffset Moment(string name) => DateTimeOffset.FromUnixTimeSeconds((long)details.GetProperty(name).GetDouble());
        return new ServerCertificate
        {
            Protocol = Text("protocol"),
            Cipher = Text("cipher"),
            KeyExchange = Text("keyExchange") is { Length: > 0 } exchange ? exchange : Text("keyExchangeGroup"),
            Subject = Text("subjectName"),
            Names = [.. details.GetProperty("sanList").EnumerateArray().Select(name => name.GetString()!)],
            Issuer = Text("issuer"),
            ValidFrom = Moment("validFrom"),
            ValidTo = Moment("validTo"),
        };
    }
}
