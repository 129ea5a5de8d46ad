namespace AdScan.Egress;

/// <summary>Something that was not let through.</summary>
/// <param name="Kind">Why, in one word, as a phase of an impression's failures.</param>
/// <param name="Sentence">What and why.</param>
internal sealed record EgressRefusal(string Kind, string Sentence)
{
    /// <summary>The ad asked for what no ad may reach.</summary>
    public const string Address = "egress";

    /// <summary>The impression has had its share.</summary>
    public const string Limit = "limit";

    /// <summary>The region's exit failed.</summary>
    public const string Exit = "exit";
}
