using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace AdScan.Snippets;

/// <summary>Reads an OpenRTB 2.6 bid response: each bid's markup is a snippet.</summary>
internal static partial class BidResponseFeed
{
    private const int LargestFile = 16 * 1024 * 1024;

    public static async IAsyncEnumerable<(AdSnippet Snippet, string Place)> ReadAsync(Stream stream, string name, int maxSnippetBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bytes = await FeedFile.ReadAsync(stream, LargestFile, cancellationToken) ?? throw new FeedException(name, $"has over {LargestFile:N0} bytes: give one bid response a file.");
        var text = FeedFile.Decode(bytes) ?? throw new FeedException(name, "is not valid UTF-8: save it as UTF-8.");
        var bids = BidsOf(FeedJson.ReadObject(text, name, 1, "give one OpenRTB bid response"), name).ToList();
        var names = bids.Select(bid => bid.Name).CountBy(bid => bid, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var bid in bids) yield return (ToSnippet(bid, names[bid.Name] > 1 ? bid.FullName : bid.Name, maxSnippetBytes), bid.Place);
    }

    private static IEnumerable<Bid> BidsOf(JObject response, string name)
    {
        foreach (var (seat, seatPlace) in Objects(response, "seatbid", name + ":"))
        {
            foreach (var (bid, place) in Objects(seat, "bid", seatPlace + ".")) yield return new Bid(response, seat, bid, place);
        }
    }

    /// <exception cref="FeedException">The list is absent, or holds something else.</exception>
    private static IEnumerable<(JObject Item, string Place)> Objects(JObject parent, string list, string place)
    {
        var items = parent[list] as JArray ?? throw new FeedException(place + list, "is not a list: give an OpenRTB 2.6 bid response.");
        return items.Select((item, index) => (item as JObject ?? throw new FeedException($"{place}{list}[{index}]", "is not an object: give an OpenRTB 2.6 bid response."), $"{place}{list}[{index}]"));
    }

    private static AdSnippet ToSnippet(Bid bid, string id, int maxSnippetBytes)
    {
        if (WhyUnseen(bid) is { } defect) return AdSnippet.Unreadable(id, defect);
        var markup = new AuctionMacros(bid).FillIn(bid.Text("adm")!, maxSnippetBytes);
        return markup is null ? AdSnippet.Unreadable(id, $"With its macros filled in, the snippet is over the limit of {maxSnippetBytes:N0} bytes.") : FeedRecord.ToSnippet(Field, null, bid.Place);

        string? Field(string name) => name switch
        {
            "id" => id,
            "html" => markup,
            "advertiserDomain" => bid.AdvertiserDomain,
            "campaign" => bid.Text("cid"),
            "width" => bid.Pixels("w"),
            "height" => bid.Pixels("h"),
            _ => null,
        };
    }

    private static string? WhyUnseen(Bid bid) => bid.Item["adm"] switch
    {
        JObject => "The bid is a native ad, a list of assets without markup; it is not rendered.",
        _ when bid.Text("adm") is not { Length: > 0 } => "The bid has no adm: its markup is served when the bid has won (nurl), and winning is not feigned.",
        _ when Vast().IsMatch(bid.Text("adm")!) => "The bid is a video or audio ad (VAST), which needs a player; it is not rendered.",
        _ when bid.Text("adm")!.AsSpan().TrimStart().StartsWith('{') => "The bid is a native ad, a list of assets without markup; it is not rendered.",
        _ => null,
    };

    [GeneratedRegex(@"^[\s\uFEFF]*(?:<\?xml[^>]*>\s*)?<VAST\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vast();
}
