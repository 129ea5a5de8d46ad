using System.CommandLine;
using System.Text;
using AdScan.Rendering;
using AdScan.Reporting;

namespace AdScan.Harness;

/// <summary><c>adscan export</c>: a run that has ended, or one snippet of it, as a file for others. The run stays as it is.</summary>
internal static class ExportCommand
{
    private const string Formats = "pdf, csv, parquet, sarif, markdown or json";

    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a run." };
        var format = new Option<string>("--format") { Description = $"{Formats}; pdf is of one snippet.", Required = true };
        var output = new Option<string>("--out") { Description = "The file to write; one that exists is replaced.", Required = true };
        var snippet = new Option<string?>("--snippet") { Description = "The id of a snippet: only what concerns it." };
        var language = new Option<string>("--language") { Description = "Of a PDF: zh or en.", DefaultValueFactory = _ => "zh" };
        var command = new Command("export", "Write a run, or one snippet of it, as a file: PDF to hand over, CSV and Parquet for tables, SARIF, Markdown and JSON.") { run, format, output, snippet, language };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = new Request(parsed.GetValue(run)!, parsed.GetValue(format)!, parsed.GetValue(snippet), parsed.GetValue(language)!);
            request.Check();
            await WholeFile.WriteAsync(parsed.GetValue(output)!, stream => WriteAsync(request, stream, cancellationToken));
            return ExitCode.Fine;
        });
        return command;
    }

    private static async Task WriteAsync(Request request, Stream stream, CancellationToken cancellationToken)
    {
        var run = SavedRun.ReadReport(request.Run);
        if (request.Snippet is { } id) run = run.Only(id);
        switch (request.Format)
        {
            case "pdf":
                await BrowserInstaller.EnsureAsync(allowInstall: true, Console.Error.WriteLine, cancellationToken);
                await stream.WriteAsync(await PdfReport.WriteAsync(run, request.Run, request.Snippet!, request.Language, cancellationToken), cancellationToken);
                break;
            case "parquet":
                await ParquetReport.WriteAsync(run, stream, cancellationToken);
                break;
            default:
                await using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)) OutputFormats.Write(OutputFormats.Of(request.Format), run, writer);
                break;
        }
    }

    /// <summary>What is asked for, in the words of the command line.</summary>
    private sealed record Request(string Run, string Format, string? Snippet, string Language)
    {
        /// <exception cref="MisuseException">It cannot be had.</exception>
        public void Check()
        {
            if (Format is not ("pdf" or "csv" or "parquet" or "sarif" or "markdown" or "json")) throw new MisuseException($"--format '{Format}' is unknown: write {Formats}.");
            if (Format == "pdf" && Snippet is null) throw new MisuseException("A PDF is of one snippet: name it with --snippet ID.");
            if (Language is not ("zh" or "en")) throw new MisuseException($"--language '{Language}' is unknown: write zh or en.");
        }
    }
}
