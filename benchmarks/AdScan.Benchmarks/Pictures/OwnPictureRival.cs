using AdScan.Impressions;
using AdScan.Vision;

namespace AdScan.Benchmarks.Pictures;

/// <summary>What <c>AdScan.Vision</c> brings.</summary>
internal sealed class OwnPictureRival : IPictureRival, IDisposable
{
    private readonly PictureReader _reader = new([new Vision.Ocr.TextReading()]);

    public string Name => _reader.Version;

    public IReadOnlyList<string> Read(byte[] content, PictureRecipe recipe)
    {
        var whole = new Box(0, 0, recipe.Width, recipe.Height);
        return [.. _reader.Read(Picture.Of(content, "image/png", recipe.Width, recipe.Height, whole), new PictureMap([], [])).Lines.Select(l => l.Text)];
    }

    public void Dispose() => _reader.Dispose();
}
