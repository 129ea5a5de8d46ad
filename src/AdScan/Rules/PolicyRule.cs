using System.Globalization;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules;

/// <summary>Finds the words of the policy's categories in what was shown, and says what excuses them.</summary>
/// <param name="policy">The policy, as it is in effect.</param>
/// <param name="isFlagged">Whether the classifier holds scores for a violation with one of the policy's labels.</param>
internal sealed class PolicyRule(Policy policy, Func<TextScores, string, bool> isFlagged) : IRule
{
    private const int FewestContextWords = 2;

    public string Id => "policy";

    public IEnumerable<Finding> Judge(ScanFacts facts) =>
        SameFinding.Merge(facts.Variants.Concat(facts.Landings).SelectMany(variant => Find(facts, variant)));

    private IEnumerable<Finding> Find(ScanFacts facts, Variant variant)
    {
        var hits = policy.Search.Find(variant.Text);
        var said = hits.Where(hit => hit.IsFinding).ToList();
        return said.Concat(Named(variant, hits, said)).SelectMany(hit => ToFindings(facts, variant, hit, said));
    }

    /// <summary>The category that several words suggest for what the classifier holds for a violation, where no stronger words name one.</summary>
    private IEnumerable<WordHit> Named(Variant variant, IReadOnlyList<WordHit> hits, List<WordHit> said) => hits
        .Where(hit => hit is { IsFinding: false, IsExcused: false } && isFlagged(variant.Scores, hit.Category.Label) && !said.Exists(s => !s.IsExcused && s.Category.Label == hit.Category.Label))
        .GroupBy(hit => hit.Category)
        .Select(group => (First: group.MinBy(hit => hit.Start)!, Words: group.Select(hit => variant.Text[hit.Start..hit.End]).Distinct().Count()))
        .Where(suggested => suggested.Words >= FewestContextWords)
        .OrderByDescending(suggested => suggested.Words)
        .Take(1)
        .Select(suggested => suggested.First);

    /// <summary>One finding for all viewers for whom it is equally bad. Whom a policy fact concerns is told by it alone what is wrong with the claim.</summary>
    private IEnumerable<Finding> ToFindings(ScanFacts facts, Variant variant, WordHit hit, List<WordHit> said)
    {
        var claims = said.Where(claim => claim.Fact is not null && claim != hit && claim.Start < hit.End && hit.Start < claim.End).ToList();
        return SeverityByViewer.Of(policy, hit.Category, facts, variant, hit.Fact?.Severity)
            .Select(part => (part.Severity, Viewers: part.Viewers.Where(viewer => hit.Fact?.Concerns(viewer) ?? !claims.Exists(claim => claim.Fact!.Concerns(viewer))).ToList()))
            .Where(part => part.Viewers.Count > 0)
            .Select(part => ToFinding(facts, variant, hit, Bounded(hit, part.Severity), part.Viewers.Select(v => v.Key).ToList()));
    }

    /// <summary>What is not certain is for a person; what is excused is told and changes no verdict.</summary>
    private static Severity Bounded(WordHit hit, Severity severity)
    {
        if (hit.IsExcused) return Severity.Info;
        var isCertain = !hit.IsDoubtful && hit.Strength >= WordStrength.Pattern;
        return isCertain || severity == Severity.Info ? severity : Severity.Review;
    }

    private Finding ToFinding(ScanFacts facts, Variant variant, WordHit hit, Severity severity, IReadOnlyList<string> viewers)
    {
        var piece = VariantPieces.At(variant, hit.Start);
        return new Finding
        {
            Rule = hit.Fact is { } fact ? $"fact-{fact.Id}" : $"{Id}-{hit.Category.Id}",
            Category = hit.Category.Id,
            Severity = VariantPieces.Bounded(severity, piece),
            Message = hit.IsExcused ? ExcuseMessage(hit) : Message(hit),
            Quote = variant.Text[hit.Start..hit.End],
            Span = [hit.Start, hit.End],
            Source = facts.Landings.Contains(variant) ? TextSource.Landing : piece?.Source ?? TextSource.Dom,
            Viewers = viewers,
            Variant = variant.Id,
            Box = piece?.Box,
            Evidence = facts.EvidenceOf(variant),
            LegalBasis = hit.IsExcused ? policy.Cite(hit.Context!) : policy.Cite(hit.Category),
        };
    }

    private static string Message(WordHit hit)
    {
        if (hit.Fact is { } fact) return Correction(hit, fact);
        var (howZh, howEn) = hit switch
        {
            { IsDoubtful: true } => ($"似属“{hit.Context!.Name.Zh}”，但同时推销", $"it seems to be {hit.Context.Name.En}, but sells"),
            { IsDisguised: true } => ("词句，写法变异", "a phrase, written evasively"),
            { Strength: WordStrength.Context } => ("模型判断，词语佐证", "the model, supported by words"),
            { Strength: WordStrength.Combination } => ("词语组合", "words that go together"),
            { Strength: WordStrength.Pattern } => ("句式", "a turn of phrase"),
            _ => ("词句", "a phrase"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"疑似{hit.Category.Name.Zh}（{howZh}）。Suspected {LowerFirst(hit.Category.Name.En)} ({howEn}).");
    }

    private static string Correction(WordHit hit, PolicyFact fact)
    {
        var (howZh, howEn) = fact.Stance == "refuted" ? ("已被辟谣", "refuted by the authority") : ("与规定不符", "not what the rule says");
        var (doubtZh, doubtEn) = hit.IsDoubtful ? ($"；似属“{hit.Context!.Name.Zh}”，但同时推销", $"; it seems to be {hit.Context.Name.En}, but sells") : ("", "");
        return $"疑似虚假公共政策（{howZh}{doubtZh}）：{fact.Correction.Zh}（{fact.Cited}）。Suspected false public policy ({howEn}{doubtEn}): {fact.Correction.En} ({fact.Cited}).";
    }

    private static string ExcuseMessage(WordHit hit) =>
        $"有“{hit.Category.Name.Zh}”的词语，但属{hit.Context!.Name.Zh}（{hit.Context.Id}），不作认定。Words of {LowerFirst(hit.Category.Name.En)}, but excused as {hit.Context.Name.En} ({hit.Context.Id}).";

    private static string LowerFirst(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
