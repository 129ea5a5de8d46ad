using AdScan.Impressions;

namespace AdScan.Comparison;

/// <summary>Tells sights apart by what could be read in them: text by its letters, lines in pictures by what they are most likely to say.</summary>
/// <remarks>Of one comparison; not safe for concurrent use.</remarks>
internal sealed class SightKeys
{
    /// <summary>The same picture on a larger screen is read a little differently.</summary>
    private const double LeastLikeness = 0.8;
    private const int MostLines = 200, LongestLine = 200;

    private readonly List<string> _lines = [];

    public string Of(Look look) => TickingText.Mask(string.Join('\n', look.Pieces.Where(p => p.IsVisible).Select(KeyOf)));

    private string KeyOf(TextPiece piece) => piece.Source == TextSource.Image ? AlikeLine(Likeness.LettersOf(piece.Text)) : piece.Text;

    private string AlikeLine(string letters)
    {
        if (letters.Length > LongestLine) return letters;
        var known = _lines.Find(line => line == letters || (Likeness.HaveSameDigits(line, letters) && Likeness.Of(line, letters) >= LeastLikeness));
        if (known is null && _lines.Count < MostLines) _lines.Add(letters);
        return known ?? letters;
    }
}
