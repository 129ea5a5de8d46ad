namespace AdScan.Viewers;

/// <summary>Whether an exit of a region can be used, as found before a run.</summary>
public sealed record ExitCheck
{
    /// <summary>The region's id.</summary>
    public required string Region { get; init; }

    /// <summary>The exit, without name and password.</summary>
    public required NetworkExit Exit { get; init; }

    /// <summary>The address that others see, as the region's echo address answered; null where there is none.</summary>
    public string? ShownAddress { get; init; }

    /// <summary>Why it cannot be used, in one sentence; null if it can.</summary>
    public string? Failure { get; init; }
}
