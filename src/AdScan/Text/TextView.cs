namespace AdScan.Text;

/// <summary>A text read in one particular way, with the way back to the original.</summary>
/// <remarks>Immutable, and safe for concurrent use.</remarks>
public class TextView
{
    private readonly int[] _origins;

    internal TextView(string text, int[] origins) => (Text, _origins) = (text, origins);

    private protected TextView(TextView view) : this(view.Text, view._origins)
    {
    }

    /// <summary>The text as this view reads it.</summary>
    public string Text { get; }

    /// <summary>Where a character of <see cref="Text"/> began in the original, in UTF-16 code units; never falls from one character to the next.</summary>
    /// <param name="index">0 to the length of <see cref="Text"/>, whose origin is the original's end.</param>
    public int OriginOf(int index) => _origins[index];

    /// <summary>The first character that began at or after a place in the original.</summary>
    internal int IndexOf(int origin)
    {
        var (low, high) = (0, Text.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (OriginOf(middle) < origin) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>How many characters of this view are not those that another view of the same text has in their place.</summary>
    internal int DifferencesFrom(TextView other)
    {
        var count = 0;
        for (var i = 0; i < Text.Length; i++)
        {
            var place = other.IndexOf(OriginOf(i)) + i - IndexOf(OriginOf(i)); // several may have been written as one
            if (place >= other.Text.Length || other.Text[place] != Text[i]) count++;
        }

        return count;
    }

    /// <summary>What began in a part of the original, with its places in that part, without blanks around it.</summary>
    internal TextView Between(int start, int end)
    {
        var (first, last) = (IndexOf(start), IndexOf(end));
        while (first < last && Text[first] == ' ') first++;
        while (first < last && Text[last - 1] == ' ') last--;
        return new TextView(Text[first..last], [.. _origins[first..last].Select(origin => origin - start), end - start]);
    }

    /// <summary>The same characters written otherwise, one for one.</summary>
    internal TextView Rewritten(string text) => new(text, _origins);
}
