namespace AdScan.Impressions;

/// <summary>What the page told of a picture before anyone read it; boxes in CSS pixels from the picture's top left corner.</summary>
/// <param name="Drawings">Where pictures, video and drawings stand.</param>
/// <param name="Texts">Where text stands whose letters are known; what else looks like text there needs no reading, except on a drawing.</param>
public sealed record PictureMap(IReadOnlyList<Box> Drawings, IReadOnlyList<Box> Texts);
