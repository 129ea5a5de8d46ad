namespace AdScan.Classification;

/// <summary>Texts that a classifier is about equally sure of: whether it is as often right as it says (reliability diagram, Murphy and Winkler 1977).</summary>
/// <param name="Texts">How many texts.</param>
/// <param name="Said">The mean probability that they violate, 0 to 1.</param>
/// <param name="Was">The part of them that do, 0 to 1.</param>
public sealed record ReliabilityBin(int Texts, double Said, double Was);
