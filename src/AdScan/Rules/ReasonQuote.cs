using AdScan.Reporting;

namespace AdScan.Rules;

/// <summary>Shows a person the words that carried a score.</summary>
internal static class ReasonQuote
{
    /// <summary>UTF-16 code units of the longest text that is quoted whole, of what is quoted before the place that matters in a longer one, and of the words that carried a score.</summary>
    private const int LongestQuote = 240, Before = 60, LongestWords = 24;

    /// <summary>The text; of a long one, the part around a place.</summary>
    public static string Around(string text, int place)
    {
        if (text.Length <= LongestQuote) return text;
        var start = Whole(text, Math.Clamp(place - Before, 0, text.Length - LongestQuote));
        return text[start..Whole(text, start + LongestQuote)];
    }

    /// <summary>The words, where they are not the whole text and that is read as it stands.</summary>
    public static string Zh(string text, IReadOnlyList<TextReason> reasons) =>
        Tells(text, reasons) ? $"，主要依据{string.Join('、', reasons.Select(reason => $"“{Words(text, reason)}”{(reason.ReadAs is { } read ? $"（还原为“{Short(read)}”）" : "")}"))}" : "";

    /// <inheritdoc cref="Zh"/>
    public static string En(string text, IReadOnlyList<TextReason> reasons) =>
        Tells(text, reasons) ? $", mostly for {string.Join(", ", reasons.Select(reason => $"“{Words(text, reason)}”{(reason.ReadAs is { } read ? $" (read as “{Short(read)}”)" : "")}"))}" : "";

    private static bool Tells(string text, IReadOnlyList<TextReason> reasons) => reasons.Any(reason => reason.ReadAs is not null || text[reason.Start..reason.End].Trim() != text.Trim());

    private static string Words(string text, TextReason reason) => Short(text[reason.Start..reason.End]);

    private static string Short(string words)
    {
        var line = string.Join(' ', words.Replace('“', '"').Replace('”', '"').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)); // it stands between “ and ”
        return line.Length <= LongestWords ? line : line[..Whole(line, LongestWords)] + "…";
    }

    /// <summary>The same place, or the one before it where that parts the halves of a character.</summary>
    private static int Whole(string text, int place) => place > 0 && place < text.Length && char.IsLowSurrogate(text[place]) ? place - 1 : place;
}
