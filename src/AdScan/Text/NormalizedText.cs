namespace AdScan.Text;

/// <summary>A text in the one form that everything after reads, with the way back to the original.</summary>
public sealed class NormalizedText
{
    private readonly int[] _origins;

    internal NormalizedText(string text, int[] origins) => (Text, _origins) = (text, origins);

    /// <summary>The normalised text.</summary>
    public string Text { get; }

    /// <summary>Where a character of <see cref="Text"/> began in the original, in UTF-16 code units; never falls from one character to the next.</summary>
    /// <param name="index">0 to the length of <see cref="Text"/>, whose origin is the original's end.</param>
    public int OriginOf(int index) => _origins[index];
}
