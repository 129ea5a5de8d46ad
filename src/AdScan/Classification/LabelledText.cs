namespace AdScan.Classification;

/// <summary>A text with its label and what it is used for.</summary>
/// <param name="Text">The text.</param>
/// <param name="Label">What it is.</param>
/// <param name="Split">What it is used for.</param>
/// <param name="IsOwn">Whether the row carries a label of ours (<c>label</c>), not one mapped from a source's (<c>mapped</c>).</param>
/// <param name="Category">The policy category of a violating text, where the row names one; for a clean text the one that it nearly is.</param>
/// <param name="Language">The language that the row names, such as <c>zh</c> or <c>en</c>; null where it names none.</param>
public sealed record LabelledText(string Text, TextLabel Label, TextSplit Split, bool IsOwn, string? Category = null, string? Language = null);
