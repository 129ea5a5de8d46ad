namespace AdScan.Impressions;

/// <summary>What read pictures, as an impression remembers it.</summary>
/// <param name="Version">Names and versions of what it read with.</param>
/// <param name="NotRead">What it could not read on that machine, one sentence in Chinese and English each.</param>
public sealed record PictureReaderInfo(string Version, IReadOnlyList<string> NotRead);
