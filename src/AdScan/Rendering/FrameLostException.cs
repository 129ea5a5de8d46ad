namespace AdScan.Rendering;

/// <summary>The browser was told to draw a frame and never did: nothing will be drawn on that page any more.</summary>
internal sealed class FrameLostException() : Exception("The browser stopped drawing.");
