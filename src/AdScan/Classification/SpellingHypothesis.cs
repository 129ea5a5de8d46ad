namespace AdScan.Classification;

/// <summary>What a text may have been meant to say, as far as it has been read.</summary>
/// <param name="Before">The number of the hypothesis without its last character, among those that were followed; -1 at the beginning.</param>
/// <param name="First">The last character but one.</param>
/// <param name="Last">The last character.</param>
/// <param name="Count">About how often these two are met one after the other.</param>
/// <param name="Cost">How surprising it is, and what its replacements cost, in nats.</param>
/// <param name="Replacements">How many of its characters are not as written.</param>
/// <param name="Origin">Where the last character stands in the text as written.</param>
internal readonly record struct SpellingHypothesis(int Before, char First, char Last, float Count, double Cost, int Replacements, int Origin)
{
    /// <summary>Nothing has been read.</summary>
    public static SpellingHypothesis Beginning { get; } = new(-1, CharacterLanguage.Begins, CharacterLanguage.Begins, 0, 0, 0, 0);

    /// <summary>Whether one more character would follow both alike.</summary>
    public bool GoesOnAs(SpellingHypothesis other) => First == other.First && Last == other.Last;
}
