using AdScan.Impressions;

namespace AdScan;

/// <summary>Requests for which no server's answer was had: what they would have brought is unknown.</summary>
internal static class FetchFailures
{
    private static readonly string[] Code = ["document", "script", "xhr", "fetch"];
    private static readonly string[] Pictures = ["image", "media"];

    // Only these say that nobody answered; a page that cancels its own request, or a browser that refuses one as it would for anyone, is what viewers get too.
    private static readonly string[] NoAnswer =
    [
        "TUNNEL", "PROXY", "NAME_NOT_RESOLVED", "CONNECTION", "EMPTY_RESPONSE", "TIMED_OUT", "ADDRESS", "NETWORK", "INTERNET", "SOCKET", "CONTENT_LENGTH_MISMATCH", "INCOMPLETE_CHUNKED",
    ];

    /// <summary>Of the ad itself: without them it is unknown what it would show.</summary>
    public static IEnumerable<NetworkEntry> OfCode(Impression impression) => Of(impression, Code).Where(e => !e.AfterClick);

    public static IEnumerable<NetworkEntry> OfLanding(Impression impression) => Of(impression, Code).Where(e => e.AfterClick);

    public static IEnumerable<NetworkEntry> OfPictures(Impression impression) => Of(impression, Pictures);

    /// <summary>Who did not answer.</summary>
    public static string HostOf(NetworkEntry entry) => Uri.TryCreate(entry.Url, UriKind.Absolute, out var address) ? address.Authority : entry.Url;

    private static IEnumerable<NetworkEntry> Of(Impression impression, string[] types) =>
        impression.Network.Where(e => e.Failure is not null && types.Contains(e.Type) && NoAnswer.Any(n => e.Failure.Contains(n, StringComparison.Ordinal)));
}
