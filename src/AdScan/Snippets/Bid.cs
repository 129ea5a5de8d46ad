using Newtonsoft.Json.Linq;

namespace AdScan.Snippets;

/// <summary>One bid of an OpenRTB bid response, with the seat and the response that it came in.</summary>
internal sealed record Bid(JObject Response, JObject Seat, JObject Item, string Place)
{
    /// <summary>What the bidder calls the creative, or the bid where it gives the creative no name.</summary>
    /// <exception cref="FeedException">The bid has neither.</exception>
    public string Name => Text("crid") is { Length: > 0 } creative ? creative : OwnId;

    /// <summary>Tells bids apart that offer the same creative.</summary>
    public string FullName => $"{FeedJson.Text(Seat, "seat", Place)}/{OwnId}";

    /// <summary>The first of the advertiser's domains.</summary>
    public string? AdvertiserDomain => Item["adomain"] is JArray and [JValue { Value: string domain }, ..] ? domain : null;

    private string OwnId => Text("id") is { Length: > 0 } id ? id : throw new FeedException(Place, "the bid has no id: give each bid one.");

    public string? Text(string field) => FeedJson.Text(Item, field, Place);

    /// <summary>A size, or null where the bid leaves it open, as many do by a zero.</summary>
    public string? Pixels(string field) => Text(field) is "0" ? null : Text(field);
}
