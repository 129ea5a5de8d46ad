using AdScan.Reporting;
using AdScan.Text;

namespace AdScan.Classification;

/// <summary>What a model makes of a text or a part of it.</summary>
/// <param name="Scores">The scores.</param>
/// <param name="View">The text as it was read.</param>
/// <param name="IsDisguised">Whether that is not what is written.</param>
/// <param name="Start">Where the part begins in the text, in UTF-16 code units.</param>
internal sealed record TextReading(TextScores Scores, TextView View, bool IsDisguised = false, int Start = 0)
{
    /// <summary>
    /// The scores of one of several readings or parts of a text. Each is one more chance to be wrong, so its odds are divided by their number: if texts say something wrong
    /// as often as before, each of their parts does so less often.
    /// </summary>
    public TextReading AsOneOf(int several)
    {
        var whole = Scores.Violation;
        if (whole <= 0) return this;
        var odds = whole / Math.Max(1e-9, 1 - whole) / several;
        var factor = odds / (1 + odds) / whole;
        return this with { Scores = new TextScores(Scores.Vulgar * factor, Scores.False * factor, Scores.Illegal * factor) };
    }

    /// <summary>The reading that speaks most for a violation; the first of equals.</summary>
    public static TextReading Worst(TextReading one, TextReading two) => two.Scores.Violation > one.Scores.Violation ? two : one;
}
