using System.Globalization;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules;

/// <summary>Finds pictures that are held for pornographic or suggestive, whatever is written on them.</summary>
/// <remarks>The classifier's accuracy on Chinese ads was not measured, so only what it is nearly certain of is reported, and what is suggestive is for a person.</remarks>
internal sealed class PictureRule : IRule
{
    private const double LeastPornographic = 0.95, LeastSuggestive = 0.9;

    private readonly IReadOnlyList<LegalBasis> _legalBasis = LegalBases.Of("text-vulgar");

    public string Id => "picture-vulgar";

    public IEnumerable<Finding> Judge(ScanFacts facts) => facts.Impressions
        .SelectMany(impression => impression.Looks.Concat(impression.Landings.SelectMany(l => l.Looks)).SelectMany(look => look.Contents.Select(content => (impression.Viewer.Key, Look: look, Content: content))))
        .Where(seen => IsFinding(seen.Content))
        .GroupBy(seen => (IsPornographic(seen.Content), facts.VariantOf(seen.Look)?.Id))
        .Select(group => Find(facts, group.OrderByDescending(seen => ScoreOf(seen.Content)).ToList()));

    private static bool IsFinding(PictureContent content) => IsPornographic(content) || content.Suggestive >= LeastSuggestive;

    private static bool IsPornographic(PictureContent content) => content.Porn + content.Hentai >= LeastPornographic;

    private static double ScoreOf(PictureContent content) => IsPornographic(content) ? content.Porn + content.Hentai : content.Suggestive;

    private Finding Find(ScanFacts facts, List<(string Viewer, Look Look, PictureContent Content)> seen)
    {
        var (_, look, content) = seen[0];
        var (score, isPornographic) = (ScoreOf(content), IsPornographic(content));
        var (whatZh, whatEn) = isPornographic ? ("色情", "pornographic") : ("性暗示", "suggestive");
        return new Finding
        {
            Rule = Id,
            Category = "vulgar",
            Severity = isPornographic ? Severity.Block : Severity.Review,
            Score = Math.Round(score, 4),
            Message = string.Create(CultureInfo.InvariantCulture, $"图片疑似{whatZh}（模型概率 {score:0.00}）。The picture is suspected to be {whatEn} (model probability {score:0.00})."),
            Source = TextSource.Image,
            Viewers = seen.Select(s => s.Viewer).Distinct().ToList(),
            Variant = facts.VariantOf(look)?.Id,
            Box = content.Box,
            Evidence = look.Picture is { } picture ? [picture.FilePath, facts.ImpressionsPath] : [facts.ImpressionsPath],
            LegalBasis = _legalBasis,
        };
    }
}
