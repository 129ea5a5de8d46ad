using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Text;

namespace AdScan.Rules.Appearance;

/// <summary>Does the ad hand out a chat account, so that what follows is said where nobody sees it?</summary>
/// <remarks>
/// In every writing: as it stands, and with fillers and disguises undone. An account that is plainly given is only told of, because many a small trader has no other
/// address; one that is written evasively, or leads to an app that keeps no names, is for a person. What warns of such accounts is left alone, as the policy's contexts say.
/// </remarks>
internal sealed class ContactRule(Policy policy) : IRule
{
    private const string Category = "sec-fraud-diversion";
    private static readonly string[] Articles = ["CN-ATF 25(2)(2)", "CN-POPUP 5(9)"];

    /// <summary>Who is excused so often hides something; and nobody may decide how long we look.</summary>
    private const int MostTries = 200;

    private readonly Charges _charges = new("contact", Category, policy);

    public string Id => "contact";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(facts.Variants.Concat(facts.Landings)
        .SelectMany(variant => Find(facts, variant))
        .Concat(facts.Impressions.SelectMany(impression => Lead(facts, impression))));

    /// <summary>Whoever is on an advertiser's own page may well be told how to reach it.</summary>
    private IEnumerable<Finding> Find(ScanFacts facts, Variant variant)
    {
        if (First(variant.Text) is not var (words, isHidden)) return [];
        var piece = VariantPieces.At(variant, words.Start);
        var (howZh, howEn) = isHidden ? ("，写法或渠道有意隐蔽", ", in a way that hides it") : ("", "");
        return _charges.Against(facts, variant, new Charge($"给出聊天账号“{words.Text}”{howZh}。", $"It hands out the chat account “{words.Text}”{howEn}.")
        {
            Most = isHidden && !facts.Landings.Contains(variant) ? Severity.Review : Severity.Info,
            Quote = words.Text,
            Box = piece?.Box,
            Source = piece?.Source ?? TextSource.Dom,
            Articles = Articles,
        });
    }

    private (OriginalWords Words, bool IsHidden)? First(string text)
    {
        var normal = TextNormalizer.Normalize(text);
        return FirstIn(text, normal) is { } plain ? (plain.Words, ContactId.IsHidden(plain.Found))
            : FirstIn(text, normal.Bare) is { } disguised ? (disguised.Words, true)
            : null;
    }

    private (OriginalWords Words, string Found)? FirstIn(string text, TextView view) =>
        ContactId.Find(view.Text).Take(MostTries).FirstOrDefault(match => !policy.Search.IsExcused(Category, view.Text, match.Index, match.Index + match.Length)) is { } match
            ? (OriginalWords.At(text, view, match.Index, match.Index + match.Length), match.Value)
            : null;

    /// <summary>Links and clicks that open a chat.</summary>
    private IEnumerable<Finding> Lead(ScanFacts facts, Impression impression) =>
        from look in impression.Looks.TakeLast(1)
        from address in (impression.Click?.Hops.Select(hop => hop.Url) ?? []).Concat(impression.Looks.SelectMany(l => l.Controls).Select(c => c.Address).OfType<string>()).Distinct()
        where ContactLink.Of(address) is { Kind: "chat" or "payment" }
        let link = ContactLink.Of(address)!.Value
        from finding in _charges.Against(facts, impression, look, new Charge($"点击打开{link.Zh}：{ShortAddress.Of(address)}。", $"A click opens {link.En}: {ShortAddress.Of(address)}.") { Quote = ShortAddress.Of(address), Source = TextSource.Behaviour, Articles = Articles })
        select finding;
}
