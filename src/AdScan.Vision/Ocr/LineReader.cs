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
        if (area.Box.Height < LeastTall * area.Box.Width) return EitherWay(pixels, area);
        var column = new ReadLine(area.Box, _recognizer.Read(TextStrip.CutColumn(pixels, area.Box, ColumnCells.Of(pixels, area.Box))), IsColumn: true);
        if (column.Read.Confidence >= Sure) return column;
        var sideways = EitherWay(pixels, area with { Box = area.Box.Sideways });
        return sideways.Read.Weight > column.Read.Weight ? sideways : column;
    }

    public void Dispose()
    {
        _recognizer.Dispose();
        _direction.Dispose();
    }

    private ReadLine EitherWay(Pixels pixels, TextArea area)
    {
        var strip = TextStrip.Cut(pixels, area);
        var upright = new ReadLine(area.Box, _recognizer.Read(strip), IsColumn: false);
        if (upright.Read.Confidence >= Sure || !_direction.IsTurned(strip)) return upright;
        var turned = new ReadLine(area.Box.Turned(Math.PI), _recognizer.Read(strip.Turned()), IsColumn: false);
        return turned.Read.Weight > upright.Read.Weight ? turned : upright;
    }
}
