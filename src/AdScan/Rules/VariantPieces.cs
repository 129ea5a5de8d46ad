using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules;

/// <summary>Which piece of a variant a place in its text belongs to.</summary>
internal static class VariantPieces
{
    /// <summary>What was read in a picture with little confidence is for a person, however bad it would be.</summary>
    public static Severity Bounded(Severity severity, TextPiece? piece) => piece is { IsHint: true } && severity == Severity.Block ? Severity.Review : severity;

    /// <summary>The piece that holds a place in the variant's text, which is its visible pieces, one a line.</summary>
    public static TextPiece? At(Variant variant, int place)
    {
        foreach (var piece in variant.Pieces.Where(p => p.IsVisible))
        {
            if (place <= piece.Text.Length) return piece;
            place -= piece.Text.Length + 1;
        }

        return null;
    }
}
