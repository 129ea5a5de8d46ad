namespace AdScan.Classification;

/// <summary>Two words of a text that stand near each other.</summary>
/// <param name="Place">Their place in the vector.</param>
/// <param name="First">Where the first stands in the text.</param>
/// <param name="Second">Where the second stands.</param>
internal readonly record struct SkipBigram(int Place, Word First, Word Second);
