using AdScan.Impressions;

namespace AdScan.Rules.Appearance;

/// <summary>What may be the name of a button or a title.</summary>
/// <param name="Piece">The piece that holds it.</param>
/// <param name="Text">It, normalised.</param>
internal readonly record struct ShortText(TextPiece Piece, string Text)
{
    /// <summary>Longer pieces are no buttons and no titles.</summary>
    private const int Longest = 40;

    /// <summary>A screen with more of them is none of those that a phone shows.</summary>
    private const int Most = 400;

    public static List<ShortText> In(IEnumerable<TextPiece> pieces) =>
        pieces.Where(p => p.IsVisible && p.Text.Length <= Longest).Take(Most).SelectMany(p => WordsOf(PolicyWords.Normal(p.Text)).Select(text => new ShortText(p, text))).ToList();

    /// <summary>Buttons beside each other are one piece.</summary>
    private static IEnumerable<string> WordsOf(string text) => text.Split(' ') is { Length: > 1 } words ? words.Prepend(text) : [text];
}
