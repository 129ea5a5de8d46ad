namespace AdScan.Benchmarks.Peers;

/// <summary>What came of an impression.</summary>
/// <param name="Case">The known ad.</param>
/// <param name="Viewer">Who looked.</param>
/// <param name="Text">All text that was read.</param>
/// <param name="LifeMs">How much of the ad's life was looked at, in milliseconds of its own time.</param>
/// <param name="PictureBytes">The size of the pictures taken.</param>
/// <param name="Error">Why nothing was seen, or null.</param>
internal sealed record PeerResult(string Case, string Viewer, string Text, double LifeMs, long PictureBytes, string? Error = null);
