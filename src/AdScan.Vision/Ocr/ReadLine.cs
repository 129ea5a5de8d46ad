namespace AdScan.Vision.Ocr;

/// <summary>A line that was read.</summary>
/// <param name="Box">Its box, its horizontal axis in the direction in which the line is read, or across a column.</param>
/// <param name="Read">What it says.</param>
internal sealed record ReadLine(RotatedBox Box, RecognizedText Read);
