using AdScan.Impressions;

namespace AdScan.Vision.Codes;

/// <summary>Reads QR codes, wherever in the ad they stand: a page can draw one without any picture.</summary>
internal sealed class CodeReading : IPixelReader
{
    public string Version => "ZXing.Net";

    public IReadOnlyList<string> NotRead => ["小程序码（圆形）无公开解码方法，未识别。Round mini-program codes were not read: there is no public way to decode them."];

    public PictureReading Read(PixelPicture picture, PictureMap map, CancellationToken cancellationToken) => new()
    {
        Codes = [.. CodeReader.Read(picture.Bitmap, picture.PixelsOf(picture.Ad, 0), cancellationToken).Select(code => code with { Box = picture.CssOf(code.Box) })],
    };
}
