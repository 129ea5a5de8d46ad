using System.Globalization;
using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Text;

namespace AdScan.Rules.Appearance;

/// <summary>Does the page that a click ends on keep what the ad and its declaration promise?</summary>
/// <remarks>Of the differences that were noted, those that matter and have no common lawful reason.</remarks>
internal sealed class LandingMismatchRule(Policy policy) : IRule
{
    /// <summary>A page that says less may say the rest in pictures.</summary>
    private const int FewestLetters = 30;

    private static readonly string[] Promised = ["CN-IAM 18", "CN-ADLAW 28(2)(2)"];
    private static readonly string[] Priced = ["CN-PRICE 20(1)(1)", "CN-ADLAW 28(2)(2)", "CN-IAM 18"];

    private readonly Charges _charges = new("landing-mismatch", "false-landing-mismatch", policy);

    public string Id => "landing-mismatch";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(
        from impression in facts.Impressions
        where impression.Click?.Landing is not null && impression.Looks.Count > 0
        from charge in facts.LandingDifferences.Where(d => d.Viewers.Contains(impression.Viewer.Key)).Select(d => Weigh(d, impression)).Append(Price(impression)).OfType<Charge>()
        from finding in _charges.Against(facts, impression, impression.Looks[0], charge with { Source = TextSource.Comparison })
        select finding);

    private static Charge? Weigh(LandingDifference difference, Impression impression) => difference.Kind switch
    {
        "brand" => Brand(difference, impression),
        "product" => Product(difference, impression),
        "domain" => Domain(difference, impression.Click!.Landing!),
        _ => null,
    };

    /// <summary>Dearer, all of it: who finds the same or less is not deceived.</summary>
    private static Charge? Price(Impression impression)
    {
        var asked = OfferPrice.All(TextOf(impression.Click!.Landing!.Looks));
        if (OfferPrice.Least(TextOf(impression.Looks)) is not var (promised, words) || asked.Count == 0 || asked.Min() <= promised) return null;
        return new Charge(Invariant($"广告标价 {words}，落地页最低为 {asked.Min():0.##} 元。"), Invariant($"The ad promises {words}; the least price on the landing page is {asked.Min():0.##}.")) { Quote = words, Articles = Priced };
    }

    private static Charge? Brand(LandingDifference difference, Impression impression)
    {
        var page = TextOf(impression.Click!.Landing!.Looks);
        return Letters(page) < FewestLetters || Bare(page).Contains(Bare(difference.Promised), StringComparison.Ordinal)
            ? null
            : new Charge($"广告宣传“{difference.Promised}”，落地页全文没有提到。", $"The ad names “{difference.Promised}”, the landing page does not.") { Quote = difference.Promised, Articles = Promised };
    }

    private static Charge? Product(LandingDifference difference, Impression impression) => Letters(TextOf(impression.Click!.Landing!.Looks)) < FewestLetters
        ? null
        : new Charge("广告与落地页没有任何共同的内容，疑似货不对板。", "The ad and the landing page have no words in common: probably another product.") { Quote = difference.Promised, Articles = Promised };

    /// <summary>Brands sell on marketplaces, and apps in stores: that is only told, or nothing at all.</summary>
    private static Charge? Domain(LandingDifference difference, Landing landing)
    {
        if (SiteName.AreSame(difference.Promised, difference.Found) || SiteName.IsStore(landing.Url)) return null;
        return new Charge($"落地页在 {difference.Found}，不是申报的 {difference.Promised}。", $"The landing page is on {difference.Found}, not on {difference.Promised} as declared.")
        {
            Most = SiteName.IsMarketplace(difference.Found) ? Severity.Info : Severity.Review,
            Articles = ["CN-IAM 18"],
        };
    }

    private static string TextOf(IEnumerable<Look> looks) => string.Join('\n', looks.Select(look => look.VisibleText));

    private static int Letters(string text) => text.Count(char.IsLetter);

    private static string Bare(string text) => TextNormalizer.Normalize(text).Bare.Text.Replace(" ", "", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
