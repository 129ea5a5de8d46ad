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
        return said.Concat(Named(variant, hits, said)).SelectMany(hit => ToFindings(facts, variant, hit));
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

    /// <summary>One finding for all viewers for whom it is equally bad.</summary>
    private IEnumerable<Finding> ToFindings(ScanFacts facts, Variant variant, WordHit hit)
    {
        var viewers = facts.Impressions.Select(i => i.Viewer).DistinctBy(v => v.Key).Where(v => variant.Viewers.Contains(v.Key));
        return viewers
            .GroupBy(viewer => policy.SeverityOf(hit.Category, facts.Snippet.Industry, viewer))
            .Where(group => group.Key is not null)
            .Select(group => ToFinding(facts, variant, hit, Bounded(hit, group.Key!.Value), group.Select(v => v.Key).ToList()));
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
        var piece = PieceAt(variant, hit.Start);
        return new Finding
        {
            Rule = $"{Id}-{hit.Category.Id}",
            Category = hit.Category.Id,
            Severity = severity,
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

    private static string ExcuseMessage(WordHit hit) =>
        $"有“{hit.Category.Name.Zh}”的词语，但属{hit.Context!.Name.Zh}（{hit.Context.Id}），不作认定。Words of {LowerFirst(hit.Category.Name.En)}, but excused as {hit.Context.Name.En} ({hit.Context.Id}).";

    private static string LowerFirst(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    /// <summary>The piece that holds a place in the variant's text, which is its visible pieces, one a line.</summary>
    private static TextPiece? PieceAt(Variant variant, int place)
    {
        foreach (var piece in variant.Pieces.Where(p => p.IsVisible))
        {
            if (place <= piece.Text.Length) return piece;
            place -= piece.Text.Length + 1;
        }

        return null;
    }
}
