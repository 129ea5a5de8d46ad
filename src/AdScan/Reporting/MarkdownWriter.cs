using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AdScan.Reporting;

/// <summary>Writes Markdown in which every value is code: literals of an interpolated string are markup, holes are text.</summary>
/// <remarks>
/// Nothing in a code span is markup, a link, a mention or a reference, on any of the sites that show Markdown; backslashes stop no mention. What could end the span,
/// the cell of a table, or a heading (some readers take braces in one for attributes, code or not) is shown in its full width.
/// </remarks>
internal sealed class MarkdownWriter(TextWriter writer)
{
    private const int LongestValue = 200;

    /// <summary>Writes markup that is a literal of ours.</summary>
    public void Literal(string markup) => writer.Write(markup);

    /// <summary>Writes markup with values as code.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The handler has written to this instance by the time the method is called.")]
    public void Add([InterpolatedStringHandlerArgument("")] ref Handler markup) => _ = markup;

    private void Code(string? text)
    {
        var line = ForeignText.Line(text ?? "", LongestValue, "`|{}");

        // One space on each side is no part of a span: without it, a span could not begin or end with one.
        if (line.Length > 0) writer.Write($"` {line} `");
    }

    /// <summary>The compiler's view of an interpolated string: literals and holes arrive apart.</summary>
    [InterpolatedStringHandler]
    public ref struct Handler
    {
        private readonly MarkdownWriter _markdown;

#pragma warning disable IDE0060 // The compiler passes both lengths.
        public Handler(int literalLength, int formattedCount, MarkdownWriter markdown) => _markdown = markdown;
#pragma warning restore IDE0060

        public readonly void AppendLiteral(string markup) => _markdown.Literal(markup);

        public readonly void AppendFormatted(string? text) => _markdown.Code(text);

        public readonly void AppendFormatted(int number) => _markdown.Literal(number.ToString(CultureInfo.InvariantCulture));

        public readonly void AppendFormatted(double number, string format) => _markdown.Literal(number.ToString(format, CultureInfo.InvariantCulture));

        public readonly void AppendFormatted(Verdict verdict) => AppendName(VerdictNames.Of(verdict));

        public readonly void AppendFormatted(Severity severity) => AppendName(VerdictNames.Of(severity));

        private readonly void AppendName(Bilingual name) => _markdown.Literal($"{name.Zh} {name.En}");
    }
}
