namespace AdScan.Impressions;

/// <summary>One request made during an impression, and what came of it.</summary>
public sealed record NetworkEntry
{
    /// <summary>The requested address.</summary>
    public required string Url { get; init; }

    /// <summary>The request method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>What it was fetched as: <c>document</c>, <c>script</c>, <c>image</c>, …</summary>
    public string? Type { get; init; }

    /// <summary>The response status, or null if there was no response.</summary>
    public int? Status { get; init; }

    /// <summary>When it began, in milliseconds of real time since the impression began.</summary>
    public int StartedMs { get; init; }

    /// <summary>Whether it was made after the ad was clicked.</summary>
    public bool AfterClick { get; init; }

    /// <summary>Why it failed or was refused, or null.</summary>
    public string? Failure { get; init; }
}
