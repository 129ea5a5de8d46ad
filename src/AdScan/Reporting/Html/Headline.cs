namespace AdScan.Reporting.Html;

/// <summary>A finding in one line: its words, marked in the line of the ad that they stand in.</summary>
internal static class Headline
{
    private const int Around = 40;
    private const int LongestQuote = 80;

    public static void Write(HtmlWriter html, SnippetView view, Finding finding)
    {
        if (finding.Quote is not { Length: > 0 } quote) return;
        var (before, after) = Surroundings(view.VariantOf(finding.Variant)?.Text ?? "", quote);
        html.Add($"<q>{before}<mark>{ForeignText.Line(quote, LongestQuote)}</mark>{after}</q>");
    }

    /// <summary>What stands before and after the words in their line.</summary>
    private static (string Before, string After) Surroundings(string text, string quote)
    {
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        if (at < 0) return ("", "");
        var (start, end) = (text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1, text.IndexOf('\n', at + quote.Length));
        var before = text[Math.Min(start, at)..at];
        var after = text[(at + quote.Length)..(end < 0 ? text.Length : end)];
        return (before.Length > Around ? "…" + ForeignText.Line(before[^Around..], Around) : ForeignText.Line(before, Around), ForeignText.Line(after, Around));
    }
}
