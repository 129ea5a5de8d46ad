namespace AdScan.Vision.Ocr;

/// <summary>Reads one line, whichever way it runs.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>A reading this sure is not looked at the other way round.</summary>
    private const double Sure = 0.9;

    /// <summary>Which way a shape less elongated than this runs is not to be seen.</summary>
    private const double LeastElongated = 1.5;

    /// <summary>Columns of characters stand straight, or nearly so.</summary>
    private const double MostLean = Math.PI / 9;

    /// <summary>A comma in a column stands where an apostrophe stands in a row.</summary>
    private const char Apostrophe = '’';

    private const char Comma = '，';

    private readonly TextRecognizer _recognizer = new();
    private readonly TextDirection _direction = new();

    public ReadLine Read(Pixels pixels, TextArea area)
    {
        var (box, isTall) = (area.Box, area.Box.Height > area.Box.Width);
        var along = EitherWay(pixels, isTall ? area with { Box = box.Sideways } : area);
        if (area.Spine is not null) return along;
        var isElongated = Math.Max(box.Width, box.Height) >= LeastElongated * box.ShortSide;
        if (isElongated && isTall && Math.Abs(box.Angle) < MostLean) return WithCommas(Surer(along, Column(pixels, box)));
        return isElongated || along.Read.Confidence >= Sure ? along : Surer(along, EitherWay(pixels, isTall ? area : area with { Box = box.Sideways }));
    }

    public void Dispose()
    {
        _recognizer.Dispose();
        _direction.Dispose();
    }

    private ReadLine EitherWay(Pixels pixels, TextArea area)
    {
        var strip = TextStrip.Cut(pixels, area);
        var upright = new ReadLine(area.Box, _recognizer.Read(strip));
        if (upright.Read.Confidence >= Sure || !_direction.IsTurned(strip)) return upright;
        return Surer(upright, new ReadLine(area.Box.Turned(Math.PI), _recognizer.Read(strip.Turned())));
    }

    private ReadLine Column(Pixels pixels, RotatedBox box) => new(box, _recognizer.Read(TextStrip.Cut(pixels, CharacterColumn.In(pixels, box))));

    private static ReadLine WithCommas(ReadLine column) => column with { Read = column.Read with { Text = column.Read.Text.Replace(Apostrophe, Comma) } };

    private static ReadLine Surer(ReadLine one, ReadLine other) => other.Read.Weight > one.Read.Weight ? other : one;
}
