using System.Globalization;
using System.Text;
using AdScan.Impressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Archives;

/// <summary>Writes the traffic of one impression as a HAR 1.2 file, as developers' tools read it.</summary>
internal static class HarFile
{
    private const string PageId = "impression";
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Write(TextWriter file, Impression impression)
    {
        using var json = new JsonTextWriter(file) { CloseOutput = false };
        json.WriteStartObject();
        json.WritePropertyName("log");
        json.WriteStartObject();
        Property(json, "version", "1.2");
        Property(json, "creator", new JObject { ["name"] = SnippetWarc.Software, ["version"] = typeof(AdScanner).Assembly.GetName().Version?.ToString(3) });
        Property(json, "pages", new JArray(new JObject { ["startedDateTime"] = Moment(impression.StartedAt), ["id"] = PageId, ["title"] = impression.Viewer.Key, ["pageTimings"] = new JObject() }));
        json.WritePropertyName("entries");
        json.WriteStartArray();
        foreach (var capture in impression.Captures) Entry(capture).WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Property(JsonTextWriter json, string name, JToken value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }

    private static JObject Entry(NetworkCapture capture)
    {
        var answered = capture.AnsweredAt ?? capture.EndedAt ?? capture.StartedAt;
        var (wait, receive) = ((answered - capture.StartedAt).TotalMilliseconds, ((capture.EndedAt ?? answered) - answered).TotalMilliseconds);
        var entry = new JObject
        {
            ["pageref"] = PageId,
            ["startedDateTime"] = Moment(capture.StartedAt),
            ["time"] = wait + receive,
            ["request"] = Request(capture),
            ["response"] = Response(capture),
            ["cache"] = new JObject(),
            ["timings"] = new JObject { ["send"] = 0, ["wait"] = wait, ["receive"] = receive },
        };
        if (capture.Address is { } address) entry["serverIPAddress"] = address;
        if ((capture.Failure ?? capture.Missing?.Sentence) is { } comment) entry["comment"] = comment;
        return entry;
    }

    private static JObject Request(NetworkCapture capture)
    {
        var request = new JObject
        {
            ["method"] = capture.Method,
            ["url"] = capture.Url,
            ["httpVersion"] = capture.Protocol,
            ["cookies"] = Cookies(capture.RequestHeaders.Where(h => h.Is("Cookie")).SelectMany(h => h.Value.Split(';'))),
            ["headers"] = Headers(capture.RequestHeaders),
            ["queryString"] = Query(capture.Url),
            ["headersSize"] = -1,
            ["bodySize"] = capture.RequestBody?.Length ?? 0,
        };
        if (capture.RequestBody is { } body)
        {
            request["postData"] = new JObject { ["mimeType"] = capture.RequestHeaders.FirstOrDefault(h => h.Is("Content-Type")).Value ?? "application/octet-stream", ["text"] = Encoding.UTF8.GetString(body) };
        }

        return request;
    }

    private static JObject Response(NetworkCapture capture) => new()
    {
        ["status"] = capture.Status ?? 0,
        ["statusText"] = capture.StatusText,
        ["httpVersion"] = capture.Protocol,
        ["cookies"] = Cookies(capture.ResponseHeaders.Where(h => h.Is("Set-Cookie")).Select(h => h.Value.Split(';')[0])),
        ["headers"] = Headers(capture.ResponseHeaders),
        ["content"] = Content(capture),
        ["redirectURL"] = capture.ResponseHeaders.FirstOrDefault(h => h.Is("Location")).Value ?? "",
        ["headersSize"] = -1,
        ["bodySize"] = -1,
    };

    private static JObject Content(NetworkCapture capture)
    {
        var content = new JObject { ["size"] = capture.BodyBytes, ["mimeType"] = HttpMessage.MediaTypeOf(capture) };
        if (capture.Missing is { } missing) content["comment"] = missing.Sentence;
        if (capture.Body is not { Content.Length: > 0 } body) return content;
        if (TextOf(body.Content) is { } text) content["text"] = text;
        else (content["text"], content["encoding"]) = (Convert.ToBase64String(body.Content), "base64");
        return content;
    }

    /// <summary>What is no UTF-8 is kept as the bytes it is.</summary>
    private static string? TextOf(byte[] content)
    {
        try
        {
            return StrictUtf8.GetString(content) is var text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static JArray Headers(IEnumerable<HttpHeader> headers) => Pairs(headers.Select(h => (h.Name, h.Value)));

    private static JArray Cookies(IEnumerable<string> cookies) => Pairs(cookies.Select(cookie => Split(cookie.Trim())));

    private static JArray Query(string url) => Pairs(new Uri(url).Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => Split(Uri.UnescapeDataString(pair.Replace('+', ' ')))));

    private static JArray Pairs(IEnumerable<(string Name, string Value)> pairs) => new(pairs.Select(pair => new JObject { ["name"] = pair.Name, ["value"] = pair.Value }));

    private static (string Name, string Value) Split(string pair) => pair.Split('=', 2) is [var name, var value] ? (name, value) : (pair, "");

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
