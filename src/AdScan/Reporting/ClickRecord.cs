using AdScan.Impressions;

namespace AdScan.Reporting;

/// <summary>A click as the report lists it; what the landing page showed is among the report's landings.</summary>
public sealed record ClickRecord
{
    /// <summary>What was clicked.</summary>
    public IReadOnlyList<ClickTarget> Targets { get; init; } = [];

    /// <summary>The addresses it led to, in order.</summary>
    public IReadOnlyList<ClickHop> Hops { get; init; } = [];

    /// <summary>The page it ended on, or null if it was not followed or ended on none.</summary>
    public LandingRecord? Landing { get; init; }

    /// <summary>The click of an impression.</summary>
    public static ClickRecord Of(Click click)
    {
        ArgumentNullException.ThrowIfNull(click);
        return new ClickRecord
        {
            Targets = click.Targets,
            Hops = click.Hops,
            Landing = click.Landing is { } landing ? new LandingRecord(landing.Url, landing.Looks.LastOrDefault(l => l.Picture is not null)?.Picture?.FilePath) : null,
        };
    }
}

/// <summary>The page that a click ended on.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Screenshot">The picture's path below the run folder, or null where none could be taken.</param>
public sealed record LandingRecord(string Url, string? Screenshot);
