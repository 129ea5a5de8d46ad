using System.Text.RegularExpressions;
using AdScan.Impressions;

namespace AdScan.Rules.Appearance;

/// <summary>The mark by which an ad says that it is one.</summary>
internal static partial class AdMark
{
    private const int Longest = 32, LongestOther = 16;

    /// <summary>Whether a piece is the mark that the law names: 广告, alone or beside a name or a cross.</summary>
    public static bool Is(TextPiece piece) => piece.Text.Length <= Longest && piece.Text.AsSpan().ContainsAny("广廣") && IsDrawn(piece) && Mark().IsMatch(PolicyWords.Normal(piece.Text));

    /// <summary>Whether a piece is a mark in other words.</summary>
    public static bool IsOther(TextPiece piece) => piece.Text.Length <= LongestOther && IsDrawn(piece) && piece.IsVisible && OtherMark().IsMatch(PolicyWords.Normal(piece.Text));

    /// <summary>What shows only on asking, or is not meant to show at all, marks nothing.</summary>
    private static bool IsDrawn(TextPiece piece) => piece.Hidden is not ("tooltip" or "read-aloud" or "closed-list" or "invisible" or "not-shown");

    [GeneratedRegex(@"\A[^\p{L}\p{N}]{0,4}(?:广 ?告[^\p{L}\p{N}]{0,4}|广告 ?[|·•・/×x].{0,14}|.{1,16}[ |·•・/]广告)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\A[^\p{L}\p{N}]{0,4}(?:商业?推广|推广|赞助|合作推广|品牌合作|ads?|sponsored|promoted)[^\p{L}\p{N}]{0,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OtherMark();
}
