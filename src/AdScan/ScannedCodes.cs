using System.Net;
using AdScan.Impressions;
using AdScan.Snippets;

namespace AdScan;

/// <summary>Codes in pictures, followed as by a person who points a phone at them: each address once, for the first viewer who was shown it.</summary>
internal static class ScannedCodes
{
    private const int MostFollowed = 3;

    /// <summary>The codes to follow, each with the place of its impression in the list.</summary>
    public static IEnumerable<(int Impression, TextPiece Code)> In(IReadOnlyList<Impression> impressions) => impressions
        .SelectMany((impression, i) => impression.Looks.SelectMany(look => look.Pieces).Where(IsAddress).Select(code => (i, code)))
        .DistinctBy(pair => pair.code.Text)
        .Take(MostFollowed);

    /// <summary>An ad that is nothing but a link to where the code leads: following its click sees that page as a landing page is seen.</summary>
    public static AdSnippet LinkTo(TextPiece code) => new($"<a href=\"{WebUtility.HtmlEncode(code.Text)}\">{WebUtility.HtmlEncode(code.Text)}</a>");

    /// <summary>The impression that showed the code, with what came of following it.</summary>
    public static Impression Join(Impression seen, TextPiece code, Impression followed)
    {
        var click = seen.Click ?? new Click();
        var target = click.Targets.Count;
        var led = followed.Click ?? new Click();
        IReadOnlyList<NetworkCapture> captures = [.. seen.Captures, .. followed.Captures];
        var landings = followed.Landings.Select(landing => landing with { Target = target }).ToList();
        return seen with
        {
            Click = click with
            {
                Targets = [.. click.Targets, new ClickTarget(code.Text, code.Box, code.Text)],
                Hops = [.. click.Hops, .. led.Hops.Select((hop, i) => hop with { Target = target, How = i == 0 ? "code" : hop.How })],
                Landing = click.Landing ?? landings.FirstOrDefault(),
                OtherLandings = [.. click.OtherLandings, .. click.Landing is null ? landings.Skip(1) : landings],
            },
            Network = [.. seen.Network, .. followed.Network.Select(entry => entry with { AfterClick = true })],
            Captures = captures,
            Captured = seen.Captured is null ? null : CapturedTraffic.Of(captures),
            Failures = [.. seen.Failures, .. followed.Failures],
        };
    }

    private static bool IsAddress(TextPiece piece) =>
        piece.Source == TextSource.Qr && Uri.TryCreate(piece.Text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
