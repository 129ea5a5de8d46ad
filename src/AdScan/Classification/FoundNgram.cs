namespace AdScan.Classification;

/// <summary>A known n-gram in a text.</summary>
/// <param name="Place">Its place in the vector.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How many characters it has.</param>
internal readonly record struct FoundNgram(int Place, int Start, int Length);
