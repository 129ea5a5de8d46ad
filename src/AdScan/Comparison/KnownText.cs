namespace AdScan.Comparison;

/// <summary>What the page's own text says, to tell whether a line read in a picture of it says anything more.</summary>
internal sealed class KnownText
{
    /// <summary>A letter or two of a line are misread now and then; in a short one that may be all that matters.</summary>
    private const double LeastLikeness = 0.9;
    private const int ShortestMisread = 8, LongestCompared = 200, MostCompared = 200;

    private readonly string _all;
    private readonly List<string> _pieces;

    public KnownText(IEnumerable<string> pieces)
    {
        _pieces = pieces.Select(Likeness.LettersOf).Where(p => p.Length > 0).ToList();
        _all = string.Concat(_pieces);
    }

    /// <summary>Whether the line has letters, and the known text says the same: in its words, or but for a misread letter.</summary>
    public bool Says(string line)
    {
        var letters = Likeness.LettersOf(line);
        return letters.Length > 0 && (_all.Contains(letters, StringComparison.Ordinal) || (letters.Length >= ShortestMisread && IsMisread(letters)));
    }

    private bool IsMisread(string letters) => letters.Length <= LongestCompared && _pieces.Take(MostCompared)
        .Any(piece => piece.Length <= LongestCompared && Likeness.HaveSameDigits(piece, letters) && Likeness.Of(piece, letters) >= LeastLikeness);
}
