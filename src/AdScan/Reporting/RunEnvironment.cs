using AdScan.Viewers;

namespace AdScan.Reporting;

/// <summary>What a run stood on.</summary>
public sealed record RunEnvironment
{
    /// <summary>Name and version of the browser.</summary>
    public required string Browser { get; init; }

    /// <summary>Name and version of the text classifier.</summary>
    public required string Model { get; init; }

    /// <summary>Names and versions of what read the pictures, or null where nothing did.</summary>
    public string? Pictures { get; init; }

    /// <summary>Version of the policy that judged; a file laid over the shipped one adds its own version to it.</summary>
    public string Policy { get; init; } = "";

    /// <summary>The categories of the policy, with the names that a person reads.</summary>
    public IReadOnlyList<CategoryLabel> Categories { get; init; } = [];

    /// <summary>Operating system and architecture.</summary>
    public required string System { get; init; }

    /// <summary>Where the traffic of each region came out, as checked before the run.</summary>
    public IReadOnlyList<ExitCheck> Exits { get; init; } = [];

    /// <summary>What a reader must know before trusting the run, such as a browser without its sandbox.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
