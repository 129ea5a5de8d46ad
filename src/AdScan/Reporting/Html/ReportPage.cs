namespace AdScan.Reporting.Html;

/// <summary>The page that is being written, and what all its parts share.</summary>
internal sealed class ReportPage
{
    /// <summary>With more snippets than these, what is closed is only read when it is opened, and pictures are linked.</summary>
    private const int MostRead = 200;

    /// <summary>With more than these, what is closed is packed.</summary>
    private const int MostUnpacked = 1000;

    public ReportPage(HtmlWriter html, RunReport run, Func<string, byte[]?> evidence)
    {
        (Html, Run, Viewers) = (html, run, new ViewerWords(run));
        Pictures = new ReportPictures(IsLarge ? _ => null : evidence);
        Facets = new ReportFacets(run, Viewers);
    }

    private ReportPage(HtmlWriter html, ReportPage page) =>
        (Html, Run, Pictures, Viewers, Facets) = (html, page.Run, page.Pictures, page.Viewers, page.Facets);

    public HtmlWriter Html { get; }

    public RunReport Run { get; }

    public ReportPictures Pictures { get; }

    public ViewerWords Viewers { get; }

    public ReportFacets Facets { get; }

    /// <summary>Whether the run is so large that a browser should not have to read all of it to show the list.</summary>
    public bool IsLarge => Run.Snippets.Count > MostRead;

    /// <summary>Whether the run is so large that a browser should not even have to skip what is closed.</summary>
    public bool IsHuge => Run.Snippets.Count > MostUnpacked;

    /// <summary>The same page, written elsewhere.</summary>
    public ReportPage On(HtmlWriter html) => new(html, this);

    public Bilingual CategoryOf(Finding finding) => VerdictNames.OfCategory(finding.Category, Run);
}
