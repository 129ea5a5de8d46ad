using AdScan.Impressions;
using Microsoft.ML.OnnxRuntime;
using SkiaSharp;

namespace AdScan.Vision.Contents;

/// <summary>Tells what a picture shows, by the model that nsfwjs ships; see <c>MODEL.md</c>.</summary>
/// <remarks>Safe to share between threads; each call works on its caller's thread alone.</remarks>
internal sealed class PictureClassifier : IDisposable
{
    /// <summary>A side of less tells nothing: an icon, a line, a pixel that counts.</summary>
    public const int LeastSide = 64;

    private const int Side = 224;

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();

    public PictureClassifier()
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = new InferenceSession(Model(), options);
    }

    /// <summary>Name and version of the model.</summary>
    public string Version => _session.ModelMetadata.GraphName;

    /// <summary>What a part of a picture shows; null if it is smaller than <see cref="LeastSide"/>. The box is the part, in the picture's own pixels.</summary>
    public PictureContent? Classify(SKBitmap picture, SKRectI part)
    {
        part.Intersect(picture.Info.Rect);
        return part.Width < LeastSide || part.Height < LeastSide ? null : Classify(Tensor(picture, part), new Box(part.Left, part.Top, part.Width, part.Height));
    }

    /// <summary>Classifies 224×224 pixels, row by row, each red, green and blue from 0 to 1.</summary>
    internal PictureContent Classify(float[] tensor, Box part)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(tensor, [1, Side, Side, 3]);
        using var results = _session.Run(_options, ["picture"], [input], ["probabilities"]);
        var classes = results[0].GetTensorDataAsSpan<float>();
        return new PictureContent(part, classes[0], classes[1], classes[2], classes[3], classes[4]);
    }

    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    /// <summary>The pixels as nsfwjs hands them to the model: the corners of the part stay corners, everything between by linear interpolation of its four neighbours.</summary>
    private static float[] Tensor(SKBitmap picture, SKRectI part)
    {
        using var pixels = new SKBitmap(new SKImageInfo(part.Width, part.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(pixels))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(picture, -part.Left, -part.Top, SKSamplingOptions.Default);
        }

        var bytes = pixels.GetPixelSpan();
        var tensor = new float[Side * Side * 3];
        for (var y = 0; y < Side; y++)
        {
            var (top, bottom, down) = Between(y, part.Height);
            for (var x = 0; x < Side; x++)
            {
                var (left, right, across) = Between(x, part.Width);
                for (var channel = 0; channel < 3; channel++)
                {
                    var upper = Mix(bytes[(top * pixels.RowBytes) + (left * 4) + channel], bytes[(top * pixels.RowBytes) + (right * 4) + channel], across);
                    var lower = Mix(bytes[(bottom * pixels.RowBytes) + (left * 4) + channel], bytes[(bottom * pixels.RowBytes) + (right * 4) + channel], across);
                    tensor[(((y * Side) + x) * 3) + channel] = Mix(upper, lower, down) / byte.MaxValue;
                }
            }
        }

        return tensor;
    }

    /// <summary>The two pixels of so many that a place of the model's picture lies between, and how near to the second.</summary>
    private static (int First, int Second, float Share) Between(int place, int count)
    {
        var at = place * (count - 1f) / (Side - 1);
        var first = (int)at;
        return (first, Math.Min(first + 1, count - 1), at - first);
    }

    private static float Mix(float first, float second, float share) => first + ((second - first) * share);

    private static byte[] Model()
    {
        using var stream = typeof(PictureClassifier).Assembly.GetManifestResourceStream("Contents/Model.onnx")!;
        var model = new byte[stream.Length];
        stream.ReadExactly(model);
        return model;
    }
}
