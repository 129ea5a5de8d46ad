using AdScan.Rendering;
using AdScan.Reporting;

namespace AdScan;

/// <summary>Prints the report of one snippet as PDF: what <c>report.html</c> shows of it, pictures included, to be handed to someone who has not the run.</summary>
public static class PdfReport
{
    /// <summary>The snippet's report as a PDF document.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The run folder, which holds the pictures; those that are missing are left out.</param>
    /// <param name="snippet">The snippet's id.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <param name="cancellationToken">Cancels the printing.</param>
    /// <exception cref="RunFolderException">The run has no such snippet.</exception>
    /// <exception cref="BrowserMissingException">There is no browser that could print.</exception>
    /// <remarks>Safe for concurrent use; each call starts a browser of its own, which runs no script.</remarks>
    public static async Task<byte[]> WriteAsync(RunReport run, string folder, string snippet, string language = "zh", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(folder);
        using var page = new StringWriter();
        HtmlReport.Write(run.Only(snippet), path => Read(folder, path), page, language);
        return await PagePrinter.PrintAsync(page.ToString(), cancellationToken);
    }

    private static byte[]? Read(string folder, string path) => File.Exists(Path.Combine(folder, path)) ? File.ReadAllBytes(Path.Combine(folder, path)) : null;
}
