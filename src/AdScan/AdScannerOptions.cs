using System.ComponentModel.DataAnnotations;
using AdScan.Viewers;

namespace AdScan;

/// <summary>Every knob of a scanner, with default, range and meaning.</summary>
public sealed class AdScannerOptions
{
    /// <summary>Gets or sets who looks.</summary>
    /// <value>Default: Shanghai and Sichuan, each with an iPhone 15 and a Huawei Mate 60.</value>
    [Required, MinLength(1)]
    public IReadOnlyList<Viewer> Viewers { get; set; } = ViewerMatrix.Of([Region.Shanghai, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.HuaweiMate60]);

    /// <summary>Gets or sets how many impressions each viewer makes.</summary>
    /// <value>Default 1.</value>
    [Range(1, 1000)]
    public int Repeats { get; set; } = 1;

    /// <summary>Gets or sets how often an ad is looked at again, by a viewer to whom it showed what would be blocked, where that was seen in one visit only; each time as a new visitor.</summary>
    /// <value>Default 1; 0 for never. What is not seen again stays a finding, and is said to be unconfirmed.</value>
    [Range(0, 100)]
    public int Confirmations { get; set; } = 1;

    /// <summary>Gets or sets how many impressions may be in flight at most; on a machine that does not keep up with them there are fewer.</summary>
    /// <value>Default: four times the number of processors, because an impression mostly waits.</value>
    [Range(1, 256)]
    public int MaxConcurrentImpressions { get; set; } = Math.Clamp(Environment.ProcessorCount * 4, 1, 256);

    /// <summary>Gets or sets how much of the ad's life each impression looks at, in the ad's own time.</summary>
    /// <value>Default 60 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Life { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the wall-clock limit of one impression.</summary>
    /// <value>Default 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the largest snippet, in bytes of UTF-8.</summary>
    /// <value>Default 1 MiB.</value>
    [Range(1, 64 * 1024 * 1024)]
    public int MaxSnippetBytes { get; set; } = 1024 * 1024;

    /// <summary>Gets or sets the https origin of the feed page around the slot, without a path; it is served by the scanner itself and never fetched.</summary>
    /// <value>Default <c>https://feed.adscan.example</c>; set it to your own feed's origin, which is what ads meet in the field.</value>
    [Required, RegularExpression("^https://[^/?#]+$", ErrorMessage = "FeedOrigin must be an https origin without a path, such as https://m.example.cn.")]
    public string FeedOrigin { get; set; } = "https://feed.adscan.example";

    /// <summary>Gets or sets the private or loopback hosts that ads may reach, as <c>host</c> or <c>host:port</c>; <c>*.name</c> stands for every host below a name.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> AllowPrivate { get; set; } = [];

    /// <summary>Gets or sets further hosts that are told the viewer's address in its region as <c>X-Forwarded-For</c>, in the form of <see cref="AllowPrivate"/>, whose hosts are told it over http.</summary>
    /// <value>Default: none. Over https only documents, scripts, pictures and style sheets are asked for with it.</value>
    public IReadOnlyList<string> ForwardedForHosts { get; set; } = [];

    /// <summary>Gets or sets what the scan is for: of a region's pool of exits, those that are kept for another use are left alone.</summary>
    /// <value>Default <see cref="ScanUse.Review"/>.</value>
    [EnumDataType(typeof(ScanUse))]
    public ScanUse Use { get; set; }

    /// <summary>Gets or sets the most bytes that one impression may receive.</summary>
    /// <value>Default 50 MiB.</value>
    [Range(1024, long.MaxValue)]
    public long MaxImpressionBytes { get; set; } = 50L * 1024 * 1024;

    /// <summary>Gets or sets the most bytes of one response; of one connection, where it is encrypted and responses cannot be told apart.</summary>
    /// <value>Default 20 MiB.</value>
    [Range(1024, long.MaxValue)]
    public long MaxResponseBytes { get; set; } = 20L * 1024 * 1024;

    /// <summary>Gets or sets the most requests that one impression may make.</summary>
    /// <value>Default 1000.</value>
    [Range(1, 100_000)]
    public int MaxImpressionRequests { get; set; } = 1000;

    /// <summary>Gets or sets the most redirects that one request may be led through.</summary>
    /// <value>Default 20, which is also the browser's own limit.</value>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 20;

    /// <summary>Gets or sets the most connections that one impression may have open at a time.</summary>
    /// <value>Default 100.</value>
    [Range(1, 10_000)]
    public int MaxConnections { get; set; } = 100;

    /// <summary>Gets or sets the most text kept of one look, in UTF-16 code units.</summary>
    /// <value>Default 100,000.</value>
    [Range(1, 10_000_000)]
    public int MaxTextLength { get; set; } = 100_000;

    /// <summary>Gets or sets in which forms the traffic of impressions is kept for a run folder.</summary>
    /// <value>Default <see cref="ArchiveForms.None"/>: until a report is written into a <see cref="Reporting.RunFolder"/>, what is kept takes memory.</value>
    public ArchiveForms Archives { get; set; }

    /// <summary>Gets or sets the most bytes of one payload that an archive keeps; of a larger one it says so and keeps none.</summary>
    /// <value>Default 2 MiB.</value>
    [Range(1024, 1024 * 1024 * 1024)]
    public int MaxPayloadBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>Gets or sets the most bytes of distinct payloads that the archive of one snippet keeps.</summary>
    /// <value>Default 16 MiB. What is beyond it is named in the archive without its body.</value>
    [Range(1024, 1024 * 1024 * 1024)]
    public int MaxArchiveBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Gets or sets whether and how far the ad is clicked.</summary>
    /// <value>Default <see cref="ClickMode.None"/>.</value>
    [EnumDataType(typeof(ClickMode))]
    public ClickMode Click { get; set; }

    /// <summary>Gets or sets whether each kind of viewer is looked at, once a scanner, as an ad would: contradictions are warned of, and many of them make a verdict inconclusive.</summary>
    /// <value>Default true; it takes one impression for each device and app.</value>
    public bool CheckViewers { get; set; } = true;

    /// <summary>Gets or sets the path of a classifier model trained by <c>adscan train</c>.</summary>
    /// <value>Default: null, the shipped model.</value>
    public string? ModelPath { get; set; }

    /// <summary>Gets or sets the path of a policy file that adds, replaces or switches off categories, or changes how bad they are; <c>docs/policy.md</c> describes it.</summary>
    /// <value>Default: null, the shipped policy alone.</value>
    public string? PolicyPath { get; set; }

    /// <summary>Gets or sets the paths of registers of bodies and services with their numbers and domains; who gives others as theirs is found. <c>docs/policy.md</c> describes the files.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> RegistryPaths { get; set; } = [];

    /// <summary>Gets or sets the path of a list of creatives that were assessed in advance; what it names is still found, and changes no verdict. <c>docs/policy.md</c> describes the file.</summary>
    /// <value>Default: null, none.</value>
    public string? AllowPath { get; set; }

    /// <summary>Gets or sets the path of the browser's executable.</summary>
    /// <value>Default: null, the first that is found (see <see cref="Rendering.BrowserLocator"/>).</value>
    public string? BrowserPath { get; set; }

    /// <summary>Gets or sets which impressions may share a browser, one after another.</summary>
    /// <value>Default <see cref="BrowserIsolation.Run"/>.</value>
    [EnumDataType(typeof(BrowserIsolation))]
    public BrowserIsolation Isolation { get; set; } = BrowserIsolation.Run;

    /// <summary>Gets or sets the most memory of a browser, in bytes, on Linux: of all its processes where control groups may be made, else of each one's data. An ad that wants more crashes.</summary>
    /// <value>Default 2 GiB.</value>
    [Range(512L * 1024 * 1024, 1024L * 1024 * 1024 * 1024)]
    public long MaxBrowserMemory { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Gets or sets whether the browser runs without its sandbox. Every report then says so.</summary>
    /// <value>Default false. Leave it: ads are hostile, and the sandbox is what stands between a flaw of the browser and this machine.</value>
    public bool UnsafeNoSandbox { get; set; }

    /// <summary>Gets or sets whether a missing browser or font may be installed on this machine.</summary>
    /// <value>Default false: a missing browser is an error that names the command to run.</value>
    public bool AllowInstall { get; set; }
}
