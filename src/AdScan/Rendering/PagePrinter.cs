using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Prints a page of ours as PDF, in a browser of its own that runs no script and reaches nothing.</summary>
internal static class PagePrinter
{
    private const long MostMemory = 2L * 1024 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <param name="markup">The page, with everything in it that it shows.</param>
    /// <param name="cancellationToken">Cancels the printing.</param>
    /// <exception cref="BrowserMissingException">There is no browser, or it could not print the page.</exception>
    public static async Task<byte[]> PrintAsync(string markup, CancellationToken cancellationToken)
    {
        var executable = BrowserLocator.Find() ?? throw new BrowserMissingException("No browser was found to print with. Run: adscan install");
        using var launches = OperatingSystem.IsLinux() ? LaunchFolder.Create(executable, MostMemory) : null;
        try
        {
            using var driver = await Playwright.CreateAsync().WaitAsync(Limit, cancellationToken);
            var options = BrowserArguments.LaunchOptions(launches?.Executable ?? executable, launches?.Artifacts, sandbox: true, drawsOnDemand: false, pixelRatio: 1);
            await using var browser = await driver.Chromium.LaunchAsync(options).WaitAsync(Limit, cancellationToken);
            var page = await browser.NewPageAsync(new BrowserNewPageOptions { JavaScriptEnabled = false, Offline = true, ColorScheme = ColorScheme.Light }).WaitAsync(Limit, cancellationToken);
            await page.SetContentAsync(markup, new PageSetContentOptions { Timeout = (float)Limit.TotalMilliseconds }).WaitAsync(Limit, cancellationToken);
            return await page.PdfAsync(Sheets()).WaitAsync(Limit, cancellationToken);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            throw new BrowserMissingException($"The browser '{executable}' could not print the page: {e.Message.Trim()}\nName another with {BrowserLocator.Variable}, or run: {BrowserInstaller.AptCommand}");
        }
    }

    private static PagePdfOptions Sheets() => new()
    {
        Format = "A4",
        PrintBackground = true,
        Tagged = true,
        Margin = new Margin { Top = "14mm", Bottom = "16mm", Left = "12mm", Right = "12mm" },
        DisplayHeaderFooter = true,
        HeaderTemplate = "<span></span>",
        FooterTemplate = "<div style=\"width:100%;font-size:8px;text-align:center;color:#555\"><span class=\"pageNumber\"></span> / <span class=\"totalPages\"></span></div>",
    };
}
