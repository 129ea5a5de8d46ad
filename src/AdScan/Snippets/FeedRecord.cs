using System.Globalization;

namespace AdScan.Snippets;

/// <summary>Turns the named fields of a feed record into a snippet, whatever the file format.</summary>
internal static class FeedRecord
{
    private static readonly string[] Contents = ["html", "url", "text"];

    /// <exception cref="FeedException">The record has no content, several, or a field that does not fit.</exception>
    public static AdSnippet ToSnippet(Func<string, string?> field, IReadOnlyList<string>? keywords, string place)
    {
        var given = Contents.Where(name => field(name) is not null).ToList();
        if (given.Count != 1)
        {
            throw new FeedException(place, given.Count == 0
                ? "the record has none of html, url, text: give exactly one."
                : $"the record has {string.Join(" and ", given)}: keep exactly one.");
        }

        var snippet = Create(given[0], field(given[0])!, place);
        if (field("id") is { Length: > 0 } id) snippet = snippet with { Id = id };
        return snippet with
        {
            Advertiser = field("advertiser"),
            AdvertiserDomain = field("advertiserDomain"),
            Campaign = field("campaign"),
            Keywords = keywords ?? [],
            LandingUrl = field("landingUrl"),
            Industry = field("industry"),
            Slot = new AdSlot(Pixels(field, "width", place), Pixels(field, "height", place)),
        };
    }

    private static AdSnippet Create(string kind, string content, string place)
    {
        if (kind == "html") return new AdSnippet(content);
        if (kind == "text") return AdSnippet.FromText(content);
        return Uri.TryCreate(content, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? AdSnippet.FromAddress(address)
            : throw new FeedException(place, $"url '{content}' is not an http or https address.");
    }

    private static int? Pixels(Func<string, string?> field, string name, string place)
    {
        if (field(name) is not { Length: > 0 } text) return null;
        return double.TryParse(text, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 10_000
            ? (int)value
            : throw new FeedException(place, $"{name} '{text}' is not a number of CSS pixels from 1 to 10000.");
    }
}
