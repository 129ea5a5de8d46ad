using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AdScan.Reporting;

/// <summary>Writes HTML in which every value is encoded: literals of an interpolated string are markup, holes are text.</summary>
internal sealed class HtmlWriter(TextWriter writer)
{
    private const int LongestValue = 20_000;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>As much of a text as a page shows.</summary>
    public static string Beginning(string text)
    {
        if (text.Length <= LongestValue) return text;
        return text[..(char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue)];
    }

    /// <summary>Says how much of a text its beginning leaves out; empty where that is nothing.</summary>
    public static string LeftOut(string text) =>
        text.Length - Beginning(text).Length is > 0 and var rest ? string.Create(CultureInfo.InvariantCulture, $" …‹略去 {rest:N0} 个字符，全文见 report.json · {rest:N0} more characters, all in report.json›") : "";

    /// <summary>Writes markup that is a literal of ours.</summary>
    public void Literal(string markup) => writer.Write(markup);

    /// <summary>Writes markup with encoded values.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The handler has written to this instance by the time the method is called.")]
    public void Add([InterpolatedStringHandlerArgument("")] ref Handler markup) => _ = markup;

    private void Text(string? text)
    {
        if (!string.IsNullOrEmpty(text)) writer.Write(Encoder.Encode(Visible(Beginning(text)) + LeftOut(text)));
    }

    /// <summary>Characters that could reorder or hide what stands around them are shown by their number.</summary>
    private static string Visible(string text)
    {
        if (!text.EnumerateRunes().Any(IsTreacherous)) return text;
        return string.Concat(text.EnumerateRunes().Select(c => IsTreacherous(c) ? $"‹U+{c.Value:X4}›" : c.ToString()));
    }

    private static bool IsTreacherous(Rune c) =>
        c.Value is not ('\n' or '\t' or '\u200d') && Rune.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>The compiler's view of an interpolated string: literals and holes arrive apart.</summary>
    [InterpolatedStringHandler]
    public ref struct Handler
    {
        private readonly HtmlWriter _html;

#pragma warning disable IDE0060 // The compiler passes both lengths.
        public Handler(int literalLength, int formattedCount, HtmlWriter html) => _html = html;
#pragma warning restore IDE0060

        public readonly void AppendLiteral(string markup) => _html.Literal(markup);

        public readonly void AppendFormatted(string? text) => _html.Text(text);

        public readonly void AppendFormatted<T>(T value, string? format = null)
            where T : IFormattable => _html.Text(value.ToString(format, CultureInfo.InvariantCulture));

        public readonly void AppendFormatted(Bilingual text) => text.Write(_html);
    }
}
