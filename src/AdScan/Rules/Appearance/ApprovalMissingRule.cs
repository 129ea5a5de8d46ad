using System.Text.RegularExpressions;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Does an ad that sells reviewed goods show its approval and the notices that the law asks for?</summary>
/// <remarks>
/// What a viewer was shown at any moment of the ad counts. An ad that only names its goods, or only informs, has no such duty. Where a part is shown and the
/// rest is not, the rest may stand in a picture or on the page: that is told, and changes no verdict.
/// </remarks>
internal sealed class ApprovalMissingRule(Policy policy) : IRule
{
    private static readonly Regex Sells = PolicyWords.Regex(ApprovalData.Shipped.Sells);

    private static readonly IReadOnlyList<(ReviewedSector Sector, Regex Cue, IReadOnlyList<(RequiredText Text, Regex Shown)> Needs)> Known = ApprovalData.Shipped.Sectors
        .Select(sector => (sector, PolicyWords.Regex(sector.Cue), (IReadOnlyList<(RequiredText, Regex)>)sector.Needs.Select(need => (need, PolicyWords.Regex(need.Shown))).ToList()))
        .ToList();

    private readonly Charges _charges = new("approval-missing", "illegal-medical-unreviewed", policy);

    public string Id => "approval-missing";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(facts.Impressions.Where(i => i.Succeeded).SelectMany(impression => Find(facts, impression)));

    private IEnumerable<Finding> Find(ScanFacts facts, Impression impression)
    {
        var said = PolicyWords.Normal(string.Join('\n', impression.Looks.Select(look => look.VisibleText)));
        if (!Known.Any(known => known.Cue.IsMatch(said)) || !Sells.IsMatch(said)) return [];
        return from known in Known
               let look = impression.Looks.FirstOrDefault(look => known.Cue.IsMatch(PolicyWords.Normal(look.VisibleText)))
               where look is not null
               let missing = known.Needs.Where(need => !need.Shown.IsMatch(said)).Select(need => need.Text).ToList()
               where missing.Count > 0
               from finding in _charges.Against(facts, impression, look, Missing(known.Sector, missing, CueIn(look, known.Cue)))
               select finding;
    }

    private static TextPiece? CueIn(Look look, Regex cue) => look.Pieces.FirstOrDefault(p => p.IsVisible && cue.IsMatch(PolicyWords.Normal(p.Text)));

    private static Charge Missing(ReviewedSector sector, List<RequiredText> missing, TextPiece? cue) =>
        new($"推销{sector.Name.Zh}，但未见{string.Join("、", missing.Select(m => m.Name.Zh))}（图片中的文字未必已识别）。", $"It sells {sector.Name.En} and does not show {string.Join(", or ", missing.Select(m => m.Name.En))} (words in pictures may not have been read).")
        {
            Most = missing.Count == sector.Needs.Count ? Severity.Review : Severity.Info,
            Quote = cue?.Text,
            Box = cue?.Box,
            Source = cue?.Source ?? TextSource.Dom,
            Articles = missing.SelectMany(m => m.Articles).Distinct().ToList(),
        };
}
