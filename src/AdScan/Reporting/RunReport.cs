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

    /// <summary>The viewers of the run, with the names that a person reads.</summary>
    public required IReadOnlyList<ViewerLabel> Viewers { get; init; }

    /// <summary>Every snippet, in the order of the input.</summary>
    public required IReadOnlyList<ScanReport> Snippets { get; init; }
}

/// <summary>A viewer with readable names.</summary>
/// <param name="Key">The key used in findings and variants.</param>
/// <param name="Region">Region id.</param>
/// <param name="RegionName">Region name in Chinese.</param>
/// <param name="RegionNameEn">Region name in English.</param>
/// <param name="Device">Device id.</param>
/// <param name="DeviceName">Device name.</param>
public sealed record ViewerLabel(string Key, string Region, string RegionName, string RegionNameEn, string Device, string DeviceName);
