using AdScan.Reporting;

namespace AdScan.Harness;

/// <summary>What standard output gets when a run ends.</summary>
internal enum OutputFormat
{
    Text,
    Json,
    Sarif,
    Markdown,
    Csv,
}

/// <summary>The formats by the names of the command line, and the runs that are written in them.</summary>
internal static class OutputFormats
{
    public const string Names = "text, json, sarif, markdown or csv";

    /// <exception cref="MisuseException">There is none of that name.</exception>
    public static OutputFormat Of(string name) => name switch
    {
        "text" => OutputFormat.Text,
        "json" => OutputFormat.Json,
        "sarif" => OutputFormat.Sarif,
        "markdown" => OutputFormat.Markdown,
        "csv" => OutputFormat.Csv,
        _ => throw new MisuseException($"--format '{name}' is unknown: write {Names}."),
    };

    /// <summary>Writes a run for other programs; not for <see cref="OutputFormat.Text"/>, which each command has its own of.</summary>
    public static void Write(OutputFormat format, RunReport run, TextWriter writer)
    {
        switch (format)
        {
            case OutputFormat.Json: writer.WriteLine(ReportJson.Write(run)); break;
            case OutputFormat.Sarif: SarifReport.Write(run, writer); break;
            case OutputFormat.Markdown: MarkdownReport.Write(run, writer); break;
            case OutputFormat.Csv: CsvReport.Write(run, writer); break;
            default: throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }
    }
}
