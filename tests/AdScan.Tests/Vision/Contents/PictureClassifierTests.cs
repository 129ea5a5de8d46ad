using AdScan.Impressions;
using AdScan.Vision.Contents;
using SkiaSharp;

namespace AdScan.Tests.Vision.Contents;

public sealed class PictureClassifierTests : IDisposable
{
    private readonly PictureClassifier _classifier = new();

    /// <summary>The figures are those that <c>reference.mjs</c> prints.</summary>
    [Theory]
    [InlineData("slope", 0.109770, 0.036864, 0.851777, 0.000690, 0.000899)]
    [InlineData("weave", 0.004518, 0.000597, 0.994710, 0.000108, 0.000067)]
    [InlineData("rings", 0.005299, 0.000044, 0.994657, 0.000000, 0.000000)]
    public void Says_what_the_original_model_says(string picture, double drawing, double hentai, double neutral, double porn, double suggestive)
    {
        using var pixels = Picture(picture);

        var content = _classifier.Classify(pixels, pixels.Info.Rect)!;

        Assert.Equal(drawing, content.Drawing, 0.00001);
        Assert.Equal(hentai, content.Hentai, 0.00001);
        Assert.Equal(neutral, content.Neutral, 0.00001);
        Assert.Equal(porn, content.Porn, 0.00001);
        Assert.Equal(suggestive, content.Suggestive, 0.00001);
    }

    [Fact]
    public void Classes_add_up_to_one_for_any_shape()
    {
        using var pixels = Picture("slope");
        foreach (var part in new[] { new SKRectI(0, 0, 64, 64), new SKRectI(100, 3, 224, 90), new SKRectI(0, 0, 224, 70) })
        {
            var content = _classifier.Classify(pixels, part)!;
            Assert.Equal(new Box(part.Left, part.Top, part.Width, part.Height), content.Box);
            Assert.Equal(1, content.Drawing + content.Hentai + content.Neutral + content.Porn + content.Suggestive, 0.0001);
        }
    }

    [Fact]
    public void Does_not_judge_what_is_too_small_or_outside()
    {
        using var pixels = Picture("slope");
        Assert.Null(_classifier.Classify(pixels, new SKRectI(0, 0, 63, 200)));
        Assert.Null(_classifier.Classify(pixels, new SKRectI(200, 0, 400, 200)));
        Assert.Null(_classifier.Classify(pixels, new SKRectI(500, 500, 900, 900)));
    }

    [Fact]
    public void Names_its_model() => Assert.Equal("nsfwjs 4.4.0 mobilenet_v2_mid", _classifier.Version);

    public void Dispose() => _classifier.Dispose();

    private static SKBitmap Picture(string name)
    {
        int Shade(int x, int y, int channel) => name switch
        {
            "slope" => new[] { x, y, 223 - x }[channel],
            "weave" => ((x * 7) + (y * 13) + (channel * 29)) % 256,
            _ => ((((x - 112) * (x - 112)) + ((y - 112) * (y - 112))) >> (4 + channel)) % 256,
        };
        var picture = new SKBitmap(224, 224);
        for (var y = 0; y < 224; y++)
        {
            for (var x = 0; x < 224; x++) picture.SetPixel(x, y, new SKColor((byte)Shade(x, y, 0), (byte)Shade(x, y, 1), (byte)Shade(x, y, 2)));
        }

        return picture;
    }
}
