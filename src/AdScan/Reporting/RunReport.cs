using AdScan.Viewers;
using Newtonsoft.Json.Linq;

namespace AdScan.Reporting;

/// <summary>A whole run: <c>report.json</c>.</summary>
public sealed record RunReport
{
    /// <summary>Schema name and version of the file.</summary>
    public string Schema { get; init; } = "adscan-report/1";

    /// <summary>Name and version of the tool.</summary>
    public required string Tool { get; init; }

    /// <summary>What the run stood on: browser, model, operating system.</summary>
    public required RunEnvironment Environment { get; init; }

    /// <summary>The options of the run, as given and as defaulted.</summary>
    public required JObject Options { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last snippet was judged.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Counts over all snippets.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>The hash that stands for every record and the order in which they were judged: the last link of <c>chain.jsonl</c>.</summary>
    public string? ChainHead { get; init; }

    /// <summary>The viewers of the run, with the names that a person reads.</summary>
    public required IReadOnlyList<ViewerLabel> Viewers { get; init; }

    /// <summary>Every snippet, in the order of the input.</summary>
    public required IReadOnlyList<ScanReport> Snippets { get; init; }

    /// <summary>The run as it would be with only one of its snippets.</summary>
    /// <exception cref="RunFolderException">There is none of that id.</exception>
    public RunReport Only(string snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        var only = Snippets.Where(s => s.Id == snippet).ToList();
        if (only.Count == 0) throw new RunFolderException($"The run has no snippet '{snippet}': write its id as it stands in report.html.");
        return this with { Snippets = only, Summary = RunSummary.Of(only) };
    }

    /// <summary>Every snippet, in the order in which a person should look at them.</summary>
    internal IEnumerable<ScanReport> WorstFirst() =>
        Snippets.OrderBy(r => r.Verdict switch { Verdict.Block => 0, Verdict.Review => 1, Verdict.Inconclusive => 2, _ => 3 })
            .ThenByDescending(r => Math.Max(r.Scores.Vulgar, Math.Max(r.Scores.False, r.Scores.Illegal)));
}

/// <summary>A viewer with readable names.</summary>
/// <param name="Key">The key used in findings and variants.</param>
/// <param name="Region">Region id.</param>
/// <param name="RegionName">Region name in Chinese.</param>
/// <param name="RegionNameEn">Region name in English.</param>
/// <param name="Device">Device id.</param>
/// <param name="DeviceName">Device name.</param>
/// <param name="App">App id.</param>
/// <param name="AppName">App name in Chinese.</param>
/// <param name="AppNameEn">App name in English.</param>
/// <param name="At">Local time of day, or <c>now</c>.</param>
public sealed record ViewerLabel(string Key, string Region, string RegionName, string RegionNameEn, string Device, string DeviceName, string App, string AppName, string AppNameEn, string At)
{
    /// <summary>The label of a viewer.</summary>
    public static ViewerLabel Of(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var (region, device, app) = (viewer.Region, viewer.Device, AppCatalog.Get(viewer.App));
        return new ViewerLabel(viewer.Key, region.Id, region.Name, region.NameEn ?? region.Id, device.Id, device.Name, app.Id, app.Name, app.NameEn, viewer.At);
    }
}
