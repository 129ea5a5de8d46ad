using System.Globalization;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>A question about what a page does to its viewer unasked.</summary>
/// <param name="id">The rule's id; its articles stand in <c>legal-basis.json</c>.</param>
/// <param name="category">The policy's category that a finding belongs to. Where the policy lacks it, the rule is not asked.</param>
/// <param name="policy">The policy, as it is in effect.</param>
internal abstract class BehaviourRule(string id, string category, Policy policy) : IRule
{
    private const int MostPictures = 3;
    private const int LongestQuote = 240;

    private readonly PolicyCategory? _category = policy.Categories.FirstOrDefault(known => known.Id == category);

    public string Id => id;

    public string Category => category;

    /// <summary>The articles it stands on; none where it is a rule of the house.</summary>
    public IReadOnlyList<LegalBasis> LegalBasis { get; } = LegalBases.Of(id);

    /// <summary>The creative attributes of AdCOM that it shows.</summary>
    protected virtual IReadOnlyList<int>? Attr => null;

    /// <summary>Whether its acts have a moment; what is measured over the whole life has none.</summary>
    protected virtual bool HasMoment => true;

    public IEnumerable<Finding> Judge(ScanFacts facts) => _category is null
        ? []
        : Scene.Of(facts)
            .Select(scene => (Scene: scene, Charge: Ask(scene)!))
            .Where(charged => charged.Charge is not null)
            .GroupBy(charged => (charged.Charge.Severity, charged.Charge.Zh, charged.Scene.IsLanding))
            .SelectMany(same => ToFindings(facts, [.. same]));

    /// <summary>What it holds against a page, or null.</summary>
    protected abstract Charge? Ask(Scene scene);

    /// <summary>One finding for all viewers for whom it is equally bad.</summary>
    private IEnumerable<Finding> ToFindings(ScanFacts facts, List<(Scene Scene, Charge Charge)> charged) => charged
        .GroupBy(one => policy.SeverityOf(_category!, facts.Snippet.Industry, one.Scene.Impression.Viewer, charged[0].Charge.Severity.ToString()))
        .Where(part => part.Key is not null)
        .Select(part => ToFinding(facts, part.Key!.Value, [.. part]));

    private Finding ToFinding(ScanFacts facts, Severity severity, List<(Scene Scene, Charge Charge)> charged)
    {
        var (scene, charge) = charged[0];
        var quote = charge.Acts[0].Detail;
        return new Finding
        {
            Rule = Id,
            Category = Category,
            Severity = severity,
            Message = Message(charged),
            Quote = quote.Length == 0 ? null : quote.Length > LongestQuote ? quote[..LongestQuote] : quote,
            Source = scene.IsLanding ? TextSource.Landing : TextSource.Behaviour,
            Viewers = charged.Select(one => one.Scene.Impression.Viewer.Key).Distinct().ToList(),
            Evidence = [.. Pictures(charged), facts.ImpressionsPath],
            LegalBasis = LegalBasis,
            Attr = Attr,
        };
    }

    private string Message(List<(Scene Scene, Charge Charge)> charged)
    {
        var (scene, charge) = charged[0];
        var (whoZh, whoEn) = scene.IsLanding ? ("落地页", "The landing page") : ("广告", "The ad");
        var (whenZh, whenEn) = HasMoment ? When(charged.Min(one => one.Charge.Acts[0].AtMs) / 1000.0, charged.Max(one => one.Charge.Acts.Count)) : ("", "");
        var (houseZh, houseEn) = LegalBasis.Count == 0 ? ("，属内部规则", "; a rule of the house") : ("", "");
        return $"{whoZh}{charge.Zh}{whenZh}{houseZh}。{whoEn} {charge.En}{whenEn}{houseEn}.";
    }

    private static (string Zh, string En) When(double first, int times) => times == 1
        ? (string.Create(CultureInfo.InvariantCulture, $"（第 {first:0.#} 秒）"), string.Create(CultureInfo.InvariantCulture, $" (at {first:0.#} s)"))
        : (string.Create(CultureInfo.InvariantCulture, $"（自第 {first:0.#} 秒起 {times} 次）"), string.Create(CultureInfo.InvariantCulture, $" ({times} times, from {first:0.#} s on)"));

    /// <summary>What the first few viewers had before their eyes when it happened.</summary>
    private static IEnumerable<string> Pictures(List<(Scene Scene, Charge Charge)> charged) =>
        charged.Select(one => one.Scene.PictureAt(one.Charge.Acts[0].AtMs)?.FilePath).OfType<string>().Distinct().Take(MostPictures);
}
