using Microsoft.AspNetCore.Http;

namespace AdScan.Harness.Lab;

/// <summary>What the exchange answers to a request for a path, where all conditions hold.</summary>
internal sealed record LabAnswer
{
    public required string Path { get; init; }

    public required string Section { get; init; }

    /// <summary>Regions, by the forwarded-for address.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Words of which one must be in the user agent.</summary>
    public IReadOnlyList<string>? UserAgent { get; init; }

    /// <summary>Platforms, by the client hint <c>Sec-CH-UA-Platform</c>.</summary>
    public IReadOnlyList<string>? HintPlatform { get; init; }

    /// <summary>App packages, by the header <c>X-Requested-With</c>.</summary>
    public IReadOnlyList<string>? RequestedWith { get; init; }

    /// <summary>How the preferred language must begin.</summary>
    public string? Language { get; init; }

    /// <summary>Answers every n-th request only, from the first on; 0 for every request.</summary>
    public int Every { get; init; }

    /// <summary>How long the answer takes.</summary>
    public int DelayMs { get; init; }

    /// <summary>How the answer is out of the ordinary, by the name of a <see cref="LabTrick"/>; null for an ordinary one.</summary>
    public string? Trick { get; init; }

    public bool Matches(HttpRequest request, string? region, int count) =>
        (Regions is null || (region is not null && Regions.Contains(region)))
        && (UserAgent is null || UserAgent.Any(word => request.Headers.UserAgent.ToString().Contains(word, StringComparison.Ordinal)))
        && (HintPlatform is null || HintPlatform.Contains(request.Headers["Sec-CH-UA-Platform"].ToString().Trim('"')))
        && (RequestedWith is null || RequestedWith.Contains(request.Headers.XRequestedWith.ToString()))
        && (Language is null || request.Headers.AcceptLanguage.ToString().StartsWith(Language, StringComparison.OrdinalIgnoreCase))
        && (Every == 0 || count % Every == 0);
}
