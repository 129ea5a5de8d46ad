using AdScan.Text;

namespace AdScan.Rules.Appearance;

/// <summary>Words found in a view of a text, as they are written there.</summary>
/// <param name="Text">The words.</param>
/// <param name="Start">Where they begin.</param>
internal readonly record struct OriginalWords(string Text, int Start)
{
    /// <param name="text">The text.</param>
    /// <param name="view">A view of it, or of a part that begins at <paramref name="offset"/>.</param>
    /// <param name="start">Where they begin in the view.</param>
    /// <param name="end">Where they end in the view, exclusive.</param>
    /// <param name="offset">Where the part begins.</param>
    public static OriginalWords At(string text, TextView view, int start, int end, int offset = 0)
    {
        var from = offset + view.OriginOf(start);
        var to = offset + view.OriginOf(end - 1) + 1;
        if (to < text.Length && char.IsLowSurrogate(text[to])) to++;
        return new OriginalWords(text[from..to], from);
    }
}
