using System.Globalization;
using System.Text;
using AdScan.Impressions;

namespace AdScan.Archives;

/// <summary>Writes what was captured of one snippet as WARC records: for each impression a description, its traffic, its looks.</summary>
/// <remarks>A payload is written once; each further response that carried it, to whichever viewer, refers to the first.</remarks>
internal sealed class SnippetWarc(string snippetId, WarcWriter writer, CdxjIndex index)
{
    public const string Software = "AdScan";

    private const string HttpRequest = "application/http; msgtype=request", HttpResponse = "application/http; msgtype=response";
    private const string RevisitProfile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

    private readonly Dictionary<string, WarcRecord> _carried = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private int _records;

    /// <param name="number">Which impression of the snippet it is, from 1.</param>
    /// <param name="impression">The impression.</param>
    public void Write(int number, Impression impression)
    {
        var about = Describe(number, impression);
        Put(about);
        foreach (var capture in impression.Captures) WriteTraffic(capture, about);
        foreach (var look in impression.Looks.Concat(impression.Landings.SelectMany(l => l.Looks))) WriteLook(look, impression, about);
        WriteResource($"urn:adscan:impression:{number}", impression.StartedAt, Encoding.UTF8.GetBytes(AdScanJson.Write(impression)), "application/json", about);
    }

    private WarcRecord Describe(int number, Impression impression) => New("warcinfo", impression.StartedAt, null, WarcRecord.FieldsBlock(
    [
        ("software", $"{Software}/{typeof(AdScanner).Assembly.GetName().Version?.ToString(3)}"),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
        ("isPartOf", snippetId),
        ("description", $"Impression {number.ToString(CultureInfo.InvariantCulture)}: {impression.Viewer.Key}, repeat {impression.Repeat.ToString(CultureInfo.InvariantCulture)}. The feed page around the ad was made by the scanner."),
        ("http-header-user-agent", impression.Viewer.Device.UserAgent),
        ("viewer", impression.Viewer.Key),
        ("exit", impression.Exit),
        ("status", impression.Status.ToString().ToLowerInvariant()),
    ]));

    private void WriteTraffic(NetworkCapture capture, WarcRecord about)
    {
        var request = New("request", capture.StartedAt, capture.Url, HttpMessage.Request(capture), HttpRequest);
        request.Add("WARC-Warcinfo-ID", about.Id);
        Put(request);
        var response = capture.Status is null ? null : Response(capture, request, about);
        if (response is not null) WriteResponse(capture, response);
        if (Remarks(capture) is { Length: > 0 } remarks) Put(Joined(New("metadata", capture.StartedAt, capture.Url, remarks), response ?? request, about));
    }

    private WarcRecord Response(NetworkCapture capture, WarcRecord request, WarcRecord about)
    {
        var head = HttpMessage.ResponseHead(capture);
        var digest = capture.Body is { } body ? $"sha256:{body.Sha256}" : null;
        var earlier = digest is not null && capture.Body!.Content.Length > 0 ? _carried.GetValueOrDefault(digest) : null;
        var moment = MomentOf(capture, digest);
        var response = earlier is null
            ? New("response", moment, capture.Url, [.. head, .. capture.Body?.Content ?? []], HttpResponse, digest)
            : New("revisit", moment, capture.Url, head, HttpResponse, digest);
        if (earlier is not null) Refer(response, earlier);
        else if (digest is not null) _carried.TryAdd(digest, response);
        if (capture.Missing is { } missing) response.Add("WARC-Truncated", missing.Cause);
        if (capture.Address is { } address) response.Add("WARC-IP-Address", address);
        response.Add("WARC-Protocol", capture.Protocol);
        if (capture.Certificate is { } certificate) response.Add("WARC-Cipher-Suite", certificate.Cipher);
        return Joined(response, request, about);
    }

    /// <summary>Viewers ask for one address within the same millisecond, and may be answered each in their own way: replay tools tell answers apart by address and millisecond alone, so a later one is dated to the next that is free.</summary>
    private DateTimeOffset MomentOf(NetworkCapture capture, string? digest)
    {
        for (var moment = capture.StartedAt; ; moment = moment.AddMilliseconds(1))
        {
            var key = $"{WarcRecord.TimestampOf(moment)} {capture.Url}";
            if (_answers.TryAdd(key, digest) || _answers[key] == digest) return moment;
        }
    }

    private static void Refer(WarcRecord revisit, WarcRecord earlier)
    {
        revisit.Add("WARC-Profile", RevisitProfile);
        revisit.Add("WARC-Refers-To", earlier.Id);
        revisit.Add("WARC-Refers-To-Target-URI", earlier.Uri!);
        revisit.Add("WARC-Refers-To-Date", earlier.Timestamp);
    }

    /// <summary>Replay looks up by address alone, so only what an address answers to being opened is in the index.</summary>
    private void WriteResponse(NetworkCapture capture, WarcRecord response)
    {
        var place = Put(response);
        if (capture.Method == "GET") index.Add(response, place, HttpMessage.MediaTypeOf(capture), capture.Status);
    }

    private static byte[] Remarks(NetworkCapture capture)
    {
        var certificate = capture.Certificate;
        return WarcRecord.FieldsBlock(
        [
            ("failure", capture.Failure),
            ("body-missing", capture.Missing?.Sentence),
            ("body-recoded", capture.IsRecoded ? "The browser had decoded this text, and the bytes that were served could not be had: it is UTF-8 here." : null),
            ("tls-protocol", certificate?.Protocol),
            ("tls-key-exchange", certificate?.KeyExchange),
            ("tls-cipher", certificate?.Cipher),
            ("certificate-subject", certificate?.Subject),
            ("certificate-names", certificate is null ? null : string.Join(' ', certificate.Names)),
            ("certificate-issuer", certificate?.Issuer),
            ("certificate-valid-from", certificate is null ? null : WarcRecord.TimestampOf(certificate.ValidFrom)),
            ("certificate-valid-to", certificate is null ? null : WarcRecord.TimestampOf(certificate.ValidTo)),
        ]);
    }

    private void WriteLook(Look look, Impression impression, WarcRecord about)
    {
        if (look.Picture is { Content.Length: > 0 } picture) WriteResource($"urn:adscan:picture:{picture.Sha256}", impression.StartedAt, picture.Content.ToArray(), picture.MediaType, about);
        if (look.Dom is { } dom) WriteResource($"urn:adscan:dom:{dom.Sha256}", impression.StartedAt, dom.Content, "text/html; charset=utf-8", about);
    }

    private void WriteResource(string uri, DateTimeOffset date, byte[] content, string mediaType, WarcRecord about)
    {
        if (!_kept.Add(uri)) return;
        var record = New("resource", date, uri, content, mediaType, $"sha256:{Payload.Of(content).Sha256}");
        record.Add("WARC-Warcinfo-ID", about.Id);
        index.Add(record, Put(record), mediaType.Split(';')[0], 200);
    }

    private WarcRecord New(string type, DateTimeOffset date, string? uri, byte[] block, string contentType = WarcRecord.FieldsType, string? digest = null) =>
        new(type, date, uri, block, $"{snippetId}\n{_records++}") { ContentType = contentType, PayloadDigest = digest, IsPacked = contentType == "image/jpeg" };

    private static WarcRecord Joined(WarcRecord record, WarcRecord with, WarcRecord about)
    {
        record.Add("WARC-Concurrent-To", with.Id);
        record.Add("WARC-Warcinfo-ID", about.Id);
        return record;
    }

    private (long Offset, long Length) Put(WarcRecord record) => writer.Write(record);
}
