namespace AdScan.Vision.Ocr;

/// <summary>What a strip says, if it is looked at in one way.</summary>
/// <param name="Text">The text.</param>
/// <param name="Confidence">Mean probability of its characters, 0 to 1.</param>
internal readonly record struct RecognizedText(string Text, double Confidence)
{
    /// <summary>Of two ways to look at a strip, the right one makes more characters out, and surely.</summary>
    public double Weight => Text.Length * (Confidence - 0.5);
}
