namespace AdScan.Reporting;

/// <summary>Classifier probabilities, each 0 to 1; with that of a clean text they add up to 1, until they are weighed or the highest of several are taken.</summary>
/// <param name="Vulgar">Probability that the text is vulgar (低俗).</param>
/// <param name="False">Probability that the text is false or misleading advertising (虚假).</param>
/// <param name="Illegal">Probability that the text offers what must not be sold (违禁).</param>
public readonly record struct TextScores(double Vulgar, double False, double Illegal)
{
    /// <summary>Probability that the text is a violation of any kind.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public double Violation => Math.Min(1, Vulgar + False + Illegal);

    /// <summary>
    /// The scores as they are held against the thresholds: the likeliest kind of violation bears the probability that the text is a violation of any kind,
    /// because a text that is surely wrong must not pass for being hard to name.
    /// </summary>
    public TextScores Weigh()
    {
        var whole = Violation;
        if (Vulgar >= False && Vulgar >= Illegal) return this with { Vulgar = whole };
        return False >= Illegal ? this with { False = whole } : this with { Illegal = whole };
    }

    /// <summary>The higher of each score.</summary>
    public static TextScores Max(TextScores a, TextScores b) =>
        new(Math.Max(a.Vulgar, b.Vulgar), Math.Max(a.False, b.False), Math.Max(a.Illegal, b.Illegal));
}
