namespace AdScan.Vision.Ocr;

/// <summary>Reads one line, whichever way it runs.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>A reading this sure is not looked at the other way round.</summary>
    private const double Sure = 0.9;

    /// <summary>What is this many times as high as wide is a line on its side, or a column.</summary>
    private const double LeastTall = 1.5;

    private readonly TextRecognizer _recognizer = new();
    private readonly TextDirection _direction = new();

    public ReadLine Read(Pixels pixels, TextArea area)
    {
        if (area.Box.Height < LeastTall * area.Box.Width) return new ReadLine(area.Box, EitherWay(TextStrip.Cut(pixels, area)), IsColumn: false);
        var column = _recognizer.Read(TextStrip.CutColumn(pixels, area.Box, ColumnCells.Of(pixels, area.Box)));
        if (column.Confidence >= Sure) return new ReadLine(area.Box, column, IsColumn: true);
        var sideways = EitherWay(TextStrip.Cut(pixels, area with { Box = area.Box.Sideways }));
        return sideways.Weight > column.Weight ? new ReadLine(area.Box.Sideways, sideways, IsColumn: false) : new ReadLine(area.Box, column, IsColumn: true);
    }

    public void Dispose()
    {
        _recognizer.Dispose();
        _direction.Dispose();
    }

    private RecognizedText EitherWay(TextStrip strip)
    {
        var upright = _recognizer.Read(strip);
        if (upright.Confidence >= Sure || !_direction.IsTurned(strip)) return upright;
        var turned = _recognizer.Read(strip.Turned());
        return turned.Weight > upright.Weight ? turned : upright;
    }
}
