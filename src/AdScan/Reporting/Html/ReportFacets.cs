namespace AdScan.Reporting.Html;

/// <summary>What snippets can be filtered by: the categories, regions and devices of what was found. The page names them by number, whatever an id holds.</summary>
internal sealed class ReportFacets
{
    private readonly Dictionary<string, int> _categories;
    private readonly Dictionary<string, int> _regions;
    private readonly Dictionary<string, int> _devices;
    private readonly ViewerWords _viewers;

    public ReportFacets(RunReport run, ViewerWords viewers)
    {
        _viewers = viewers;
        Categories = run.Snippets.SelectMany(s => Wrong(s).Select(f => f.Category).Distinct()).CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToList();
        Regions = viewers.Regions;
        Devices = viewers.Looks.DistinctBy(v => v.Device).ToList();
        _categories = Numbers(Categories.Select(c => c.Key));
        _regions = Numbers(Regions.Select(v => v.Region));
        _devices = Numbers(Devices.Select(v => v.Device));
    }

    /// <summary>Categories with the number of snippets that have one, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Categories { get; }

    public IReadOnlyList<ViewerLabel> Regions { get; }

    public IReadOnlyList<ViewerLabel> Devices { get; }

    public string CategoriesOf(ScanReport report) => Join(Wrong(report).Select(f => _categories[f.Category]));

    public string RegionsOf(ScanReport report) => Join(SawWrong(report).Select(v => _regions[v.Region]));

    public string DevicesOf(ScanReport report) => Join(SawWrong(report).Select(v => _devices[v.Device]));

    private static IEnumerable<Finding> Wrong(ScanReport report) => report.Findings.Where(f => f.Severity != Severity.Info);

    private IEnumerable<ViewerLabel> SawWrong(ScanReport report) => _viewers.Of(Wrong(report).SelectMany(f => f.Viewers).ToHashSet(StringComparer.Ordinal));

    private static Dictionary<string, int> Numbers(IEnumerable<string> ids) => ids.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);

    private static string Join(IEnumerable<int> numbers) => string.Join(' ', numbers.Distinct().Order());
}
