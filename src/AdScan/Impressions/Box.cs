namespace AdScan.Impressions;

/// <summary>A rectangle in CSS pixels, measured from the top left corner of the slot's picture.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height);
