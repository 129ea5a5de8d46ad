using AdScan.Impressions;

namespace AdScan.Reporting;

/// <summary>How a picture is to be shown: it may be of the whole screen, with the ad on it.</summary>
/// <param name="Width">Width of the picture in CSS pixels.</param>
/// <param name="Height">Height of the picture in CSS pixels.</param>
/// <param name="Ad">Where the ad is in it, in CSS pixels from its top left corner.</param>
public sealed record ScreenshotFrame(double Width, double Height, Box Ad)
{
    internal static ScreenshotFrame? Of(Picture? picture) => picture is null ? null : new ScreenshotFrame(picture.Width, picture.Height, picture.Ad);
}
