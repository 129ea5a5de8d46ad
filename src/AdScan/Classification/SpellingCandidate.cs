namespace AdScan.Classification;

/// <summary>A character that may have been meant at a place of a text.</summary>
/// <param name="Meant">The character.</param>
/// <param name="Length">How many it is written with.</param>
/// <param name="Cost">What the replacement costs, in nats.</param>
internal readonly record struct SpellingCandidate(char Meant, int Length, double Cost);
