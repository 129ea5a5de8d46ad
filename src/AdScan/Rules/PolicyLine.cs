using AdScan.Text;

namespace AdScan.Rules;

/// <summary>One line of a text, in the form in which words are looked for.</summary>
/// <param name="Offset">Where the line begins in the text.</param>
/// <param name="View">The line, normalised.</param>
internal sealed record PolicyLine(int Offset, TextView View)
{
    public string Text => View.Text;

    /// <summary>The lines of a text.</summary>
    public static List<PolicyLine> Of(string text)
    {
        var lines = new List<PolicyLine>();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            lines.Add(new PolicyLine(start, TextNormalizer.Normalize(text[start..end])));
            start = end + 1;
        }

        return lines;
    }

    /// <summary>The line that holds a place in the text.</summary>
    public static PolicyLine At(List<PolicyLine> lines, int place)
    {
        var (low, high) = (0, lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (lines[middle].Offset <= place) low = middle;
            else high = middle - 1;
        }

        return lines[low];
    }

    /// <summary>Where a character of the line stands in the text.</summary>
    public int OriginOf(int index) => Offset + View.OriginOf(index);

    /// <summary>The first character of the line that stands at or after a place in the text.</summary>
    public int IndexOf(int origin) => View.IndexOf(origin - Offset);
}
