using System.Buffers;
using SkiaSharp;

namespace AdScan.Vision.Ocr;

/// <summary>Finds where lines of text are.</summary>
internal sealed class TextDetector : IDisposable
{
    /// <summary>The network halves its input five times.</summary>
    private const int Grid = 32;

    private static readonly float[] Means = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviations = [0.229f, 0.224f, 0.225f];

    private readonly OnnxModel _model = OnnxModel.Load("detection.onnx");

    /// <summary>Finds lines in a part of a picture.</summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="part">The part.</param>
    /// <param name="most">How many lines to find before stopping.</param>
    /// <returns>The lines, boxes in pixels of the picture.</returns>
    public List<TextArea> Find(Pixels pixels, SKRectI part, int most)
    {
        var (width, height) = (RoundUp(part.Width), RoundUp(part.Height));
        var values = ArrayPool<float>.Shared.Rent(3 * width * height);
        try
        {
            Fill(values, pixels, part, width, height);
            using var output = _model.Run(values.AsMemory(0, 3 * width * height), 1, 3, height, width);
            var map = new ProbabilityMap(output[0].GetTensorDataAsSpan<float>(), width, part.Width, part.Height);
            return [.. map.Lines(most).Select(line => line with { Box = line.Box with { X = line.Box.X + part.Left + 0.5, Y = line.Box.Y + part.Top + 0.5 } })];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(values);
        }
    }

    public void Dispose() => _model.Dispose();

    private static int RoundUp(int size) => (size + Grid - 1) / Grid * Grid;

    private static void Fill(float[] values, Pixels pixels, SKRectI part, int width, int height)
    {
        var plane = width * height;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = pixels.At(part.Left + Math.Min(x, part.Width - 1), part.Top + Math.Min(y, part.Height - 1));
                for (var channel = 0; channel < 3; channel++)
                    values[(channel * plane) + (y * width) + x] = ((pixel[channel] / 255f) - Means[channel]) / Deviations[channel];
            }
        }
    }
}
