using System.Text.RegularExpressions;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Comparison;

/// <summary>Compares what an ad promises with the page that its click ends on. Differences are facts, not findings: many have a lawful reason.</summary>
internal static partial class LandingPromises
{
    public static IReadOnlyList<LandingDifference> Compare(string? advertiser, string? advertiserDomain, IEnumerable<Impression> impressions) =>
        impressions.Where(i => i.Click?.Landing is not null)
            .SelectMany(i => Compare(advertiser, advertiserDomain, TextOf(i.Looks), i.Click!.Landing!).Select(d => (Difference: d, i.Viewer.Key)))
            .GroupBy(pair => pair.Difference)
            .Select(same => new LandingDifference(same.Key.Kind, same.Key.Promised, same.Key.Found, same.Select(pair => pair.Key).Distinct().ToList()))
            .ToList();

    private static IEnumerable<(string Kind, string Promised, string Found)> Compare(string? advertiser, string? advertiserDomain, string ad, Landing landing)
    {
        var text = TextOf(landing.Looks);
        var (promised, asked) = (PricesIn(ad), PricesIn(text));
        if (promised.Count > 0 && asked.Count > 0 && !promised.Overlaps(asked)) yield return ("price", string.Join(' ', promised.Order()), string.Join(' ', asked.Order().Take(5)));
        if (advertiser is { Length: > 1 } && text.Length > 0 && ad.Contains(advertiser, StringComparison.Ordinal) && !text.Contains(advertiser, StringComparison.Ordinal)) yield return ("brand", advertiser, "");
        if (SharedWords.AreNone(ad, text)) yield return ("product", SharedWords.Heading(ad), SharedWords.Heading(text));
        if (advertiserDomain is { Length: > 0 } && Uri.TryCreate(landing.Url, UriKind.Absolute, out var address) && !IsOf(address.Host, advertiserDomain)) yield return ("domain", advertiserDomain, address.Host);
    }

    private static string TextOf(IEnumerable<Look> looks) => string.Join('\n', looks.Select(look => look.VisibleText));

    private static HashSet<decimal> PricesIn(string text) =>
        Price().Matches(text).Select(m => decimal.TryParse(m.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var price) ? price : 0).Where(price => price > 0).ToHashSet();

    private static bool IsOf(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"[¥￥$]\s*(?<n>\d{1,7}(?:\.\d{1,2})?)|(?<n>\d{1,7}(?:\.\d{1,2})?)\s*元", RegexOptions.CultureInvariant)]
    private static partial Regex Price();
}
