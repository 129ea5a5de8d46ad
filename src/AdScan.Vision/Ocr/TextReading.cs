using AdScan.Impressions;

namespace AdScan.Vision.Ocr;

/// <summary>Reads text: PP-OCRv4 finds lines, tells their direction and reads them.</summary>
internal sealed class TextReading : IPixelReader, IDisposable
{
    /// <summary>A line that is surely nothing; what may be a line is told with its confidence.</summary>
    private const double LeastConfidence = 0.4;

    /// <summary>Letters are found only with something around them.</summary>
    private const double Margin = 4;

    private const int MostLines = 300;

    private readonly TextDetector _detector = new();
    private readonly LineReader _lines = new();

    public string Version => "PP-OCRv4";

    public IReadOnlyList<string> NotRead => [];

    public PictureReading Read(PixelPicture picture, PictureMap map, CancellationToken cancellationToken)
    {
        var ad = picture.PixelsOf(picture.Ad, margin: 0);
        if (ad.IsEmpty) return new PictureReading();
        var known = new KnownPlaces(picture, map);
        var areas = _detector.Find(new Pixels(picture.Bitmap), picture.PixelsOf(picture.Ad, Margin), MostLines).Where(a => ad.Contains((int)a.Box.X, (int)a.Box.Y) && !known.Hold(a.Box.Bounds)).ToList();

        var lines = new List<ReadLine>();
        foreach (var area in areas)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_lines.Read(new Pixels(picture.Bitmap), area) is { Read: { Text.Length: > 0, Confidence: >= LeastConfidence } } line) lines.Add(line);
        }

        return new PictureReading
        {
            Lines = [.. ReadingOrder.Of(lines).Select(l => new PictureLine(l.Read.Text, picture.CssOf(l.Box.Bounds), Math.Round(l.Read.Confidence, 3)))],
            Failure = areas.Count < MostLines ? null : $"Only the first {MostLines} lines of text were read.",
        };
    }

    public void Dispose()
    {
        _detector.Dispose();
        _lines.Dispose();
    }
}
