namespace AdScan.Impressions;

/// <summary>What came of clicking the ad.</summary>
public sealed record Click
{
    /// <summary>What was clicked, most prominent first; empty if nothing could be.</summary>
    public IReadOnlyList<ClickTarget> Targets { get; init; } = [];

    /// <summary>The addresses that the clicks led to, in order.</summary>
    public IReadOnlyList<ClickHop> Hops { get; init; } = [];

    /// <summary>The first page that a click ended on; null if none was followed, or none was reached.</summary>
    public Landing? Landing { get; init; }

    /// <summary>The pages that other targets ended on.</summary>
    public IReadOnlyList<Landing> OtherLandings { get; init; } = [];
}

/// <summary>Something in the ad that a person would click.</summary>
/// <param name="Label">The words on it; empty for a picture.</param>
/// <param name="Box">Where it stood in the slot.</param>
/// <param name="Address">The address that its markup names, or null where a script decides.</param>
/// <param name="Effect">Of what is named as a way to close an ad that floats over the page: <c>closes</c>, <c>stays</c> (one click does not close it), <c>returns</c> (it is back within half a minute); else null.</param>
public sealed record ClickTarget(string Label, Box Box, string? Address, string? Effect = null);

/// <summary>One step from the ad to where it leads.</summary>
public sealed record ClickHop
{
    /// <summary>Which target it began at, as an index into <see cref="Click.Targets"/>.</summary>
    public int Target { get; init; }

    /// <summary>The address.</summary>
    public required string Url { get; init; }

    /// <summary>What led there: <c>click</c>, <c>window</c>, <c>http</c>, <c>meta</c>, <c>script</c>, <c>form</c>, <c>code</c> (a code in a picture, scanned).</summary>
    public required string How { get; init; }

    /// <summary>What it is: <c>page</c>, <c>store</c> (an app store), <c>app</c> (a deep link), <c>download</c>, <c>tel</c>, <c>sms</c>, <c>mail</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The response's status; null where the request was not let through, or nothing answered.</summary>
    public int? Status { get; internal set; }

    /// <summary>Milliseconds of real time since the click.</summary>
    public int AfterMs { get; init; }
}

/// <summary>The page that a click ended on, seen with the same eyes as the ad.</summary>
public sealed record Landing
{
    /// <summary>Which target led to it, as an index into <see cref="Click.Targets"/>.</summary>
    public int Target { get; init; }

    /// <summary>Its final address.</summary>
    public required string Url { get; init; }

    /// <summary>Distinct sights of it, in order of its life.</summary>
    public IReadOnlyList<Look> Looks { get; init; } = [];

    /// <summary>What it did.</summary>
    public IReadOnlyList<Behaviour> Behaviours { get; init; } = [];
}
