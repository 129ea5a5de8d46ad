using System.Numerics.Tensors;
using System.Text;

namespace AdScan.Vision.Ocr;

/// <summary>Reads the characters of one line.</summary>
internal sealed class TextRecognizer : IDisposable
{
    /// <summary>The network says at each step which character stands there; this is none.</summary>
    private const int Blank = 0;

    private readonly OnnxModel _model = OnnxModel.Load("recognition.onnx");
    private readonly string[] _characters = [.. Characters()];

    public RecognizedText Read(TextStrip strip)
    {
        using var output = _model.Run(strip.Values, 1, 3, TextStrip.Height, strip.Width);
        var steps = output[0].GetTensorDataAsSpan<float>();
        var (text, sum, count, last) = (new StringBuilder(), 0.0, 0, Blank);
        for (; steps.Length >= _characters.Length; steps = steps[_characters.Length..])
        {
            var step = steps[.._characters.Length];
            var likeliest = TensorPrimitives.IndexOfMax(step);
            if (likeliest != Blank && likeliest != last)
            {
                text.Append(_characters[likeliest]);
                sum += step[likeliest];
                count++;
            }

            last = likeliest;
        }

        return new RecognizedText(text.ToString().Trim(), count == 0 ? 0 : sum / count);
    }

    public void Dispose() => _model.Dispose();

    /// <summary>What each output of the network stands for: nothing, the listed characters, a space.</summary>
    private static IEnumerable<string> Characters()
    {
        yield return "";
        using var lines = new StreamReader(OcrResources.Open("characters.txt"));
        while (lines.ReadLine() is { } line) yield return line;
        yield return " ";
    }
}
