namespace AdScan.Snippets;

/// <summary>The rectangle of the feed page that the creative is rendered in.</summary>
/// <param name="Width">Width in CSS pixels, or null for the width of the feed column.</param>
/// <param name="Height">Height in CSS pixels, or null to grow with the creative, as feed items do.</param>
public sealed record AdSlot(int? Width = null, int? Height = null);
