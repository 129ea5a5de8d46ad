namespace AdScan.Classification;

/// <summary>A character that may have been meant at a place of a text.</summary>
/// <param name="Meant">The character.</param>
/// <param name="Length">How many it is written with.</param>
/// <param name="Cost">What the replacement costs, in nats.</param>
/// <param name="Fit">How well it goes with its neighbours: of several, the higher the better.</param>
internal readonly record struct SpellingCandidate(char Meant, int Length, double Cost, double Fit);
