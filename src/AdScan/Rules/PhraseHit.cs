namespace AdScan.Rules;

/// <summary>An occurrence of a phrase.</summary>
/// <param name="Phrase">The phrase, by its index.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal readonly record struct PhraseHit(int Phrase, int Start, int End);
