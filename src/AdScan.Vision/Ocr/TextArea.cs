namespace AdScan.Vision.Ocr;

/// <summary>Where one line of text was found.</summary>
/// <param name="Box">The least rectangle around it.</param>
/// <param name="Spine">How far the middle of the line lies below the middle of the box, along the box; null where the line is straight.</param>
internal sealed record TextArea(RotatedBox Box, Spine? Spine);
