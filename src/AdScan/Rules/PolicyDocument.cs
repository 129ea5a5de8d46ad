namespace AdScan.Rules;

/// <summary>What a policy file says; the shipped policy is made of such files, and a user's is laid over them.</summary>
internal sealed record PolicyDocument
{
    public string Schema { get; init; } = "";

    public string Version { get; init; } = "";

    /// <summary>What each version changed, newest first.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    public IReadOnlyList<PolicyInstrument> Instruments { get; init; } = [];

    /// <summary>Words that play one part in a claim, each a regular expression, by the part's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Slots { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<PolicyContext> Contexts { get; init; } = [];

    public IReadOnlyList<PolicyCategory> Categories { get; init; } = [];

    public IReadOnlyList<PolicyFact> Facts { get; init; } = [];

    public IReadOnlyList<PolicyAdjustment> Adjust { get; init; } = [];
}
