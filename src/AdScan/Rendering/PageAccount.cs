namespace AdScan.Rendering;

/// <summary>What the page script told, and a DOM snapshot does not hold.</summary>
/// <param name="Canvases">What scripts have drawn.</param>
/// <param name="WebFonts">Families of the fonts that the page brought along and uses.</param>
internal sealed record PageAccount(IReadOnlyList<DrawnCanvas> Canvases, IReadOnlySet<string> WebFonts);
