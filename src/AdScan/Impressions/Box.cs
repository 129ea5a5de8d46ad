namespace AdScan.Impressions;

/// <summary>A rectangle in CSS pixels, measured from the top left corner of the ad (of the page, where the ad has left its place) unless said otherwise.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height);
