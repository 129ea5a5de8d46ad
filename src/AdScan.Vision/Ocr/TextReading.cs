using AdScan.Impressions;
using AdScan.Vision.Marks;
using Microsoft.ML.OnnxRuntime;
using SkiaSharp;

namespace AdScan.Vision.Ocr;

/// <summary>Reads text: PP-OCRv4 finds lines, tells their direction and reads them.</summary>
internal sealed class TextReading : IPixelReader, IDisposable
{
    /// <summary>A line that is surely nothing; what may be a line is told with its confidence.</summary>
    private const double LeastConfidence = 0.4;

    private const int MostLines = 300;

    private const int LongestMark = 8;

    /// <summary>The size of letters as a part of the short side of a short line that was found, which is grown around them; of long lines, it was seen to be anything from this to more than the whole.</summary>
    private const double LetterShare = 0.75, LongestMeasured = 3;

    private readonly TextDetector? _detector;
    private readonly LineReader? _lines;

    public TextReading()
    {
        try
        {
            (_detector, _lines) = (new TextDetector(), new LineReader());
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or OnnxRuntimeException)
        {
            NotRead = [$"这台机器上没有 ONNX Runtime，读不了图片里的文字。Text in pictures is not read: ONNX Runtime does not run on this machine ({e.GetBaseException().Message})."];
        }
    }

    public string Version => "PP-OCRv4";

    public IReadOnlyList<string> NotRead { get; } = [];

    public PictureReading Read(PixelPicture picture, PictureMap map, CancellationToken cancellationToken)
    {
        if (_detector is null || _lines is null) return new PictureReading { Failure = NotRead[0] };
        try
        {
            var areas = Find(_detector, picture, map);
            return new PictureReading
            {
                Lines = [.. ReadingOrder.Of(Read(_lines, picture, areas, cancellationToken)).Select(line => ToLine(picture, line))],
                Failure = areas.Count < MostLines ? null : $"Only the first {MostLines} lines of text were read.",
            };
        }
        catch (OnnxRuntimeException e)
        {
            return new PictureReading { Failure = $"Text in the picture could not be read: {e.Message}" };
        }
    }

    public void Dispose()
    {
        _detector?.Dispose();
        _lines?.Dispose();
    }

    /// <summary>Where lines are that the page has not told.</summary>
    private static List<TextArea> Find(TextDetector detector, PixelPicture picture, PictureMap map)
    {
        var ad = picture.PixelsOf(picture.Ad, margin: 0);
        var pixels = new Pixels(picture.Bitmap);
        if (ad is not { Width: > 0, Height: > 0 } || DrawnPart.Of(pixels, picture.PixelsOf(picture.Ad, PixelPicture.Margin)) is not { Width: > 0, Height: > 0 } drawn) return [];
        var known = new KnownPlaces(picture, map);
        return detector.Find(pixels, drawn, MostLines).Where(a => ad.Contains((int)a.Box.X, (int)a.Box.Y) && !known.Hold(a.Box.Bounds)).ToList();
    }

    /// <summary>Whether short lines can be read is measured too: marks and close buttons are, and must not be there for machines alone.</summary>
    private static PictureLine ToLine(PixelPicture picture, ReadLine line)
    {
        var told = new PictureLine(line.Read.Text, picture.CssOf(line.Box.Bounds), Math.Round(line.Read.Confidence, 3));
        return line.Read.Text.Length > LongestMark ? told : told with
        {
            LetterSize = Math.Max(line.Box.Width, line.Box.Height) <= LongestMeasured * line.Box.ShortSide ? Math.Round(line.Box.ShortSide * LetterShare / picture.ScaleY, 1) : null,
            Contrast = Math.Round(Contrast.Of(picture.Bitmap, SKRectI.Round(line.Box.Bounds)), 1),
        };
    }

    private static List<ReadLine> Read(LineReader reader, PixelPicture picture, IReadOnlyList<TextArea> areas, CancellationToken cancellationToken)
    {
        var lines = new List<ReadLine>();
        foreach (var area in areas)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.Read(new Pixels(picture.Bitmap), area) is { Read: { Text.Length: > 0, Confidence: >= LeastConfidence } } line) lines.Add(line);
        }

        return lines;
    }
}
