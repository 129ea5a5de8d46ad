using AdScan.Impressions;

namespace AdScan.Vision.Contents;

/// <summary>Tells what each drawing of an ad shows.</summary>
internal sealed class ContentReading : IPixelReader, IDisposable
{
    private const int MostDrawings = 8;

    private readonly PictureClassifier _classifier = new();

    public string Version => _classifier.Version;

    public IReadOnlyList<string> NotRead => [];

    public PictureReading Read(PixelPicture picture, PictureMap map, CancellationToken cancellationToken)
    {
        var contents = new List<PictureContent>();
        foreach (var drawing in map.Drawings.Distinct().Take(MostDrawings))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_classifier.Classify(picture.Bitmap, picture.PixelsOf(drawing, 0)) is { } content) contents.Add(content with { Box = picture.CssOf(content.Box) });
        }

        return new PictureReading { Contents = contents };
    }

    public void Dispose() => _classifier.Dispose();
}
