namespace AdScan.Viewers;

/// <summary>What an ad can observe of a viewer, compared with what the viewer's profile says.</summary>
public sealed record ViewerCheck
{
    /// <summary>The viewer's key, such as <c>CN-SC/iphone-15</c>.</summary>
    public required string Viewer { get; init; }

    /// <summary>Everything observed, by name, as JSON.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>Where what is observed is not what the profile says, or does not agree with itself.</summary>
    public required IReadOnlyList<ViewerContradiction> Contradictions { get; init; }
}

/// <summary>An observation that gives a simulated viewer away.</summary>
/// <param name="Fact">What was observed, such as <c>navigator.platform</c>.</param>
/// <param name="Expected">What it should have been.</param>
/// <param name="Observed">What it was.</param>
public sealed record ViewerContradiction(string Fact, string Expected, string Observed);
