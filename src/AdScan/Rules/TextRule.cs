using System.Globalization;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules;

/// <summary>Finds the texts that the classifier holds for one kind of violation, and quotes the words that carried it.</summary>
internal sealed class TextRule(string category, string nameZh, string nameEn, Func<TextScores, double> scoreOf, ScoreThresholds thresholds, Func<string, string, IReadOnlyList<TextReason>> explain) : IRule
{
    private readonly IReadOnlyList<LegalBasis> _legalBasis = LegalBases.Of($"text-{category}");

    public string Id => $"text-{category}";

    public IEnumerable<Finding> Judge(ScanFacts facts) =>
        SameFinding.Merge(facts.Variants.Concat(facts.Landings)
            .Where(variant => scoreOf(variant.Scores) >= thresholds.Review)
            .Select(variant => Find(facts, variant)));

    private Finding Find(ScanFacts facts, Variant variant)
    {
        var score = scoreOf(variant.Scores);
        var piece = WorstPiece(facts, variant);
        var (shown, text) = piece is null ? (variant.Text, VariantPieces.Said(variant.Pieces)) : (piece.Text, piece.Text);
        var reasons = explain(text, category);
        var quote = ReasonQuote.Around(shown, reasons.Count == 0 ? 0 : Math.Max(0, shown.IndexOf(text[reasons[0].Start..reasons[0].End], StringComparison.Ordinal)));
        var start = variant.Text.IndexOf(quote, StringComparison.Ordinal);
        return new Finding
        {
            Rule = Id,
            Category = category,
            Severity = VariantPieces.Bounded(score >= thresholds.Block ? Severity.Block : Severity.Review, piece ?? variant.Pieces.FirstOrDefault(p => p is { IsVisible: true, IsHint: true })),
            Score = Math.Round(score, 4),
            Message = string.Create(CultureInfo.InvariantCulture, $"疑似{nameZh}（模型概率 {score:0.00}）{ReasonQuote.Zh(text, reasons)}。Suspected {nameEn} (model probability {score:0.00}){ReasonQuote.En(text, reasons)}."),
            Quote = quote,
            Span = start >= 0 ? [start, start + quote.Length] : null,
            Source = facts.Landings.Contains(variant) ? TextSource.Landing : piece?.Source ?? TextSource.Dom,
            Viewers = variant.Viewers,
            Variant = variant.Id,
            Box = piece?.Box,
            Evidence = facts.EvidenceOf(variant),
            LegalBasis = _legalBasis,
        };
    }

    /// <summary>The piece that alone is a finding, or null where only the whole text is.</summary>
    private TextPiece? WorstPiece(ScanFacts facts, Variant variant)
    {
        double ScoreOf(TextPiece piece) => facts.Scores.TryGetValue(piece.Text, out var scores) ? scoreOf(scores.Weigh()) : 0;
        var worst = variant.Pieces.Where(p => p.IsVisible).MaxBy(ScoreOf);
        return worst is not null && ScoreOf(worst) >= thresholds.Review ? worst : null;
    }
}
