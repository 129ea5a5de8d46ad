using Microsoft.ML.OnnxRuntime;

namespace AdScan.Vision.Ocr;

/// <summary>A network with one input and one output, both of floats. Safe for concurrent use, each call on its caller's thread.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();

    private OnnxModel(byte[] content)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            // Every picture and line has a size of its own: a plan of memory for each would never be used again.
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = new InferenceSession(content, options);
    }

    /// <summary>Loads one of the models that this assembly carries.</summary>
    public static OnnxModel Load(string resource)
    {
        using var stream = OcrResources.Open(resource);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new OnnxModel(content);
    }

    /// <summary>Runs the network; the caller disposes what it returns, whose first element is the output.</summary>
    public IDisposableReadOnlyCollection<OrtValue> Run(Memory<float> values, params long[] shape)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values, shape);
        return _session.Run(_run, _session.InputNames, [input], _session.OutputNames);
    }

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
    }
}
