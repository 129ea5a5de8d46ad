using System.Text.RegularExpressions;
using AdScan.Impressions;

namespace AdScan.Rules.Appearance;

/// <summary>A screen of the phone's own, or of an app that everybody knows, by what stands on it.</summary>
/// <param name="Category">The policy category.</param>
/// <param name="Article">The article.</param>
/// <param name="Zh">What it imitates, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="Parts">Each must stand on it, as a piece of its own.</param>
internal sealed record Imitation(string Category, string Article, string Zh, string En, params Regex[] Parts)
{
    /// <summary>The piece that matches its first part, or null where a part is missing.</summary>
    public TextPiece? FindIn(IReadOnlyList<ShortText> said) =>
        Parts.All(part => said.Any(s => part.IsMatch(s.Text))) ? said.First(s => Parts[0].IsMatch(s.Text)).Piece : null;
}
