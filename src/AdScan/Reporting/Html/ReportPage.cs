namespace AdScan.Reporting.Html;

/// <summary>The page that is being written, and what all its parts share.</summary>
internal sealed class ReportPage
{
    /// <summary>With more snippets than these, what is closed is only read when it is opened.</summary>
    private const int MostRead = 200;

    public ReportPage(HtmlWriter html, RunReport run, Func<string, byte[]?> evidence)
    {
        (Html, Run, Pictures, Viewers) = (html, run, new ReportPictures(evidence), new ViewerWords(run));
        Facets = new ReportFacets(run, Viewers);
    }

    public HtmlWriter Html { get; }

    public RunReport Run { get; }

    public ReportPictures Pictures { get; }

    public ViewerWords Viewers { get; }

    public ReportFacets Facets { get; }

    /// <summary>Whether the run is so large that a browser should not have to read all of it to show the list.</summary>
    public bool IsLarge => Run.Snippets.Count > MostRead;

    public Bilingual CategoryOf(Finding finding) => VerdictNames.OfCategory(finding.Category, Run);
}
