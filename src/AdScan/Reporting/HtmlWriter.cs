using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AdScan.Reporting;

/// <summary>Writes HTML in which every value is encoded: literals of an interpolated string are markup, holes are text.</summary>
internal sealed class HtmlWriter(TextWriter writer)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes markup that is a literal of ours.</summary>
    public void Literal(string markup) => writer.Write(markup);

    /// <summary>Writes markup with encoded values.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The handler has written to this instance by the time the method is called.")]
    public void Add([InterpolatedStringHandlerArgument("")] ref Handler markup) => _ = markup;

    private void Text(string? text)
    {
        if (!string.IsNullOrEmpty(text)) writer.Write(Encoder.Encode(ForeignText.Visible(ForeignText.Beginning(text)) + ForeignText.LeftOut(text)));
    }

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
