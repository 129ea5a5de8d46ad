namespace AdScan.Classification;

/// <summary>Takes a text that says several things apart: sentences and lines.</summary>
internal static class TextParts
{
    /// <summary>Letters of the shortest part that is judged by itself; a shorter one goes with what follows.</summary>
    private const int ShortestPart = 6;

    /// <summary>A text of more parts than this is a page: its lines are pieces already, or it is too long for all of them to count.</summary>
    private const int MostParts = 24;

    private const string Ends = "。！？!?；;…\n\r";

    /// <summary>The parts from left to right; together they are the text.</summary>
    public static IReadOnlyList<Range> Of(string text)
    {
        var parts = new List<Range>();
        var (start, letters) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetter(text[i])) letters++;
            var isEnd = Ends.Contains(text[i]) && (i + 1 == text.Length || !Ends.Contains(text[i + 1]));
            if (!isEnd || letters < ShortestPart || parts.Count == MostParts - 1) continue;
            parts.Add(start..(i + 1));
            (start, letters) = (i + 1, 0);
        }

        if (letters >= ShortestPart || parts.Count == 0) parts.Add(start..text.Length);
        else parts[^1] = parts[^1].Start..text.Length;
        return parts;
    }
}
