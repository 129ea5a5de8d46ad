using System.Text;
using System.Text.RegularExpressions;

namespace AdScan.Snippets;

/// <summary>Fills in the macros of OpenRTB 2.6, section 4.4, as an exchange does for a bid that has won at its own price.</summary>
/// <remarks>The specification has <c>AUDIT</c> stand for a price that is not known, but an ad that reads it knows that it is being looked at.</remarks>
internal sealed partial class AuctionMacros(Bid bid)
{
    /// <summary>The text with values in place of macros, each value as it stands; null where it grows over the limit.</summary>
    public string? FillIn(string text, int limit)
    {
        var filled = new StringBuilder();
        var copied = 0;
        foreach (Match macro in Macro().Matches(text))
        {
            if (ValueOf(macro.Groups["name"].ValueSpan) is not { } value) continue;
            filled.Append(text, copied, macro.Index - copied).Append(macro.Groups["base64"].Success ? Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) : value);
            copied = macro.Index + macro.Length;
            if (filled.Length > limit) return null;
        }

        return filled.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The value, empty where the response has none, or null where there is no such macro.</summary>
    private string? ValueOf(ReadOnlySpan<char> macro) => macro switch
    {
        "ID" => OfResponse("id"),
        "BID_ID" => OfResponse("bidid"),
        "IMP_ID" => OfBid("impid"),
        "SEAT_ID" => FeedJson.Text(bid.Seat, "seat", bid.Place) ?? "",
        "AD_ID" => OfBid("adid"),
        "PRICE" or "MIN_TO_WIN" => OfBid("price"),
        "CURRENCY" => OfResponse("cur") is { Length: > 0 } currency ? currency : "USD",
        "MBR" or "MULTIPLIER" => "1",
        "LOSS" => "0",
        "IMP_TS" => "",
        _ => null,
    };

    private string OfBid(string field) => bid.Text(field) ?? "";

    private string OfResponse(string field) => FeedJson.Text(bid.Response, field, bid.Place) ?? "";

    [GeneratedRegex(@"\$\{AUCTION_(?<name>[A-Z_]{2,16})(?<base64>:B64)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Macro();
}
