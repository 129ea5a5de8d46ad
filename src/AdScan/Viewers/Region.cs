namespace AdScan.Viewers;

/// <summary>Where a viewer appears to be: what the browser says of place, language and time, and the address the traffic comes from.</summary>
public sealed partial record Region
{
    /// <summary>ISO 3166-2 code (<c>CN-SC</c>), or ISO 3166-1 alpha-2 for a whole country (<c>US</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Name in Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>Name in English.</summary>
    public string? NameEn { get; init; }

    /// <summary>IANA time zone.</summary>
    public required string Timezone { get; init; }

    /// <summary>BCP 47 locale of the user interface.</summary>
    public required string Locale { get; init; }

    /// <summary>Preferred languages, best first: <c>navigator.languages</c> and <c>Accept-Language</c>.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Latitude in degrees, −90 to 90.</summary>
    public double Latitude { get; init; }

    /// <summary>Longitude in degrees, −180 to 180.</summary>
    public double Longitude { get; init; }

    /// <summary>An address of this region, sent as <c>X-Forwarded-For</c> only to hosts that the scan trusts with it.</summary>
    public string? ForwardedFor { get; init; }

    /// <summary>Where the traffic of this region's viewers comes out, unless there is a <see cref="Pool"/>.</summary>
    public NetworkExit Egress { get; init; } = NetworkExit.Direct;

    /// <summary>Exits that impressions take in turn, each perhaps kept for one use; empty where <see cref="Egress"/> is the only one.</summary>
    public IReadOnlyList<NetworkExit> Pool { get; init; } = [];

    /// <summary>An http or https address that answers with the address it is asked from: each exit is asked what it shows before it is used. Null to check only that it can be reached.</summary>
    public Uri? Echo { get; init; }

    /// <summary>The exits that may serve a use; empty if all are kept for another.</summary>
    public IReadOnlyList<NetworkExit> ExitsFor(ScanUse use) => (Pool.Count == 0 ? [Egress] : Pool).Where(exit => exit.Use is null || exit.Use == use).ToList();

    /// <summary>Other names that select this region on the command line, in lower case.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Groups this region belongs to, such as <c>cn-all</c>.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The languages that a page is told: the preferred ones, or the locale where none are given.</summary>
    internal IReadOnlyList<string> PreferredLanguages => Languages.Count > 0 ? Languages : [Locale];

    /// <summary>The <c>Accept-Language</c> header, with the weights that Chromium gives.</summary>
    internal string AcceptLanguage => string.Join(',', PreferredLanguages.Select((language, i) => i == 0 ? language : FormattableString.Invariant($"{language};q={Math.Max(0.1, 1 - (i * 0.1)):0.0}")));
}
