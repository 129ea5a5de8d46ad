namespace AdScan.Classification;

/// <summary>Two words of a text that stand near each other.</summary>
/// <param name="Bucket">Where they are known.</param>
/// <param name="First">Where the first stands in the text.</param>
/// <param name="Second">Where the second stands.</param>
internal readonly record struct SkipBigram(int Bucket, Word First, Word Second);
