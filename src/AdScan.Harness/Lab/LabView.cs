using AdScan.Viewers;

namespace AdScan.Harness.Lab;

/// <summary>How a case is looked at when it is graded.</summary>
internal sealed record LabView
{
    private const string Regions = "CN-BJ,CN-SH,CN-SC,CN-GD,US";
    private const string Devices = "iphone-15,huawei-mate-60,desktop-windows";

    public IReadOnlyList<string> Apps { get; init; } = ["browser"];

    public IReadOnlyList<string> At { get; init; } = ["now"];

    public int Repeats { get; init; } = 1;

    public ClickMode Click { get; init; }

    /// <summary>Whether names and numbers are held against the lab's register of invented bodies.</summary>
    public bool Registry { get; init; }

    /// <summary>Cases with one key are looked at together.</summary>
    public string Key => $"{string.Join(',', Apps)} {string.Join(',', At)} {Repeats} {Click} {Registry}";

    public AdScannerOptions Options(string allowPrivate, string? registryPath = null) => new()
    {
        Viewers = ViewerMatrix.Of(RegionCatalog.Resolve(Regions), DeviceCatalog.Resolve(Devices), Apps, At),
        Repeats = Repeats,
        Click = Click,
        AllowPrivate = [allowPrivate],
        RegistryPaths = registryPath is null ? [] : [registryPath],
    };
}
