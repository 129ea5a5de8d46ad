namespace AdScan.Vision.Ocr;

/// <summary>Tells whether a line stands on its head.</summary>
internal sealed class TextDirection : IDisposable
{
    private const int Width = 192;

    private readonly OnnxModel _model = OnnxModel.Load("direction.onnx");

    public bool IsTurned(TextStrip strip)
    {
        var values = new float[3 * TextStrip.Height * Width];
        var (from, count) = (Math.Max(0, (strip.Width - Width) / 2), Math.Min(strip.Width, Width));
        for (var row = 0; row < 3 * TextStrip.Height; row++) strip.Values.AsSpan((row * strip.Width) + from, count).CopyTo(values.AsSpan(row * Width));
        using var output = _model.Run(values, 1, 3, TextStrip.Height, Width);
        var probabilities = output[0].GetTensorDataAsSpan<float>();
        return probabilities[1] > probabilities[0];
    }

    public void Dispose() => _model.Dispose();
}
