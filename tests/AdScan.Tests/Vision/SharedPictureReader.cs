using AdScan.Vision;

namespace AdScan.Tests.Vision;

/// <summary>One reader for all tests of a class: loading the models takes longer than a picture.</summary>
public sealed class SharedPictureReader : IDisposable
{
    public PictureReader Reader { get; } = new();

    public void Dispose() => Reader.Dispose();
}
