using AdScan.Impressions;

namespace AdScan.Rendering;

/// <summary>Text drawn on a canvas, where it stands on it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Box">Its box in pixels of the canvas.</param>
/// <param name="IsVisible">Whether it was drawn so that it can be seen.</param>
internal sealed record DrawnText(string Text, Box Box, bool IsVisible);

/// <summary>A canvas with text on it, as a script knows it.</summary>
/// <param name="Frame">Address of its frame, null for the feed page, or the empty string for a worker's.</param>
/// <param name="Width">Width in pixels of the canvas.</param>
/// <param name="Height">Height in pixels of the canvas.</param>
/// <param name="Texts">What stands on it now.</param>
internal sealed record DrawnCanvas(string? Frame, double Width, double Height, IReadOnlyList<DrawnText> Texts);
