using AdScan.Impressions;
using AdScan.Tests.Vision.Codes;
using AdScan.Vision;
using AdScan.Vision.Fingerprints;
using SkiaSharp;

namespace AdScan.Tests.Vision.Fingerprints;

public sealed class PerceptualHashTests : IDisposable
{
    private readonly SKBitmap _picture = Photo(640, 360);

    [Theory]
    [InlineData(90)]
    [InlineData(60)]
    [InlineData(30)]
    public void Survives_encoding(int quality)
    {
        using var encoded = _picture.AsJpeg(quality);
        AssertSame(encoded);
    }

    [Theory]
    [InlineData(320, 180)]
    [InlineData(500, 281)]
    [InlineData(960, 540)]
    public void Survives_another_size(int width, int height)
    {
        using var resized = _picture.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        AssertSame(resized);
    }

    [Fact]
    public void A_small_cut_leaves_it_alike() => Assert.True(Of(_picture).IsSameTemplate(PerceptualHash.Of(_picture, new SKRectI(6, 3, 634, 357))));

    [Fact]
    public void Tells_other_pictures_apart()
    {
        using var other = Photo(641, 360);
        Assert.False(Of(_picture).IsSameTemplate(Of(other)));
        Assert.InRange(Of(_picture).Distance(Of(other)), 40, 128);
    }

    [Fact]
    public void Tells_other_words_on_one_ground_apart()
    {
        using var other = _picture.Copy();
        using var canvas = new SKCanvas(other);
        using var ink = new SKPaint { Color = SKColors.White };
        for (var x = 40; x < 600; x += 30) canvas.DrawRect(x, 120, 18, 60, ink);
        Assert.False(Of(_picture).IsSamePicture(Of(other)));
        Assert.True(Of(_picture).IsSameTemplate(Of(other)));
    }

    [Fact]
    public void An_even_ground_stays_even_under_noise()
    {
        using var even = new SKBitmap(300, 200);
        even.Erase(new SKColor(200, 30, 30));
        using var encoded = even.AsJpeg(30);
        Assert.Equal(Of(even).Gradients, Of(encoded).Gradients);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2000)]
    public void Any_size_has_a_fingerprint(int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.White);
        Assert.Equal(32, Of(picture).ToString().Length);
    }

    [Fact]
    public void Averages_over_the_area_whatever_the_size()
    {
        // Left half black, right half white: of three cells the middle one is half of each.
        using var halves = new SKBitmap(10, 4);
        halves.Erase(SKColors.Black, new SKRectI(0, 0, 5, 4));
        halves.Erase(SKColors.White, new SKRectI(5, 0, 10, 4));
        Assert.Equal([0f, 127.5f, 255f], AreaAverage.Of(GrayPicture.Of(halves, halves.Info.Rect, 100), 3, 1).Select(cell => MathF.Round(cell, 2)));
    }

    public void Dispose() => _picture.Dispose();

    private void AssertSame(SKBitmap other) => Assert.True(Of(_picture).IsSamePicture(Of(other)), $"distance {Of(_picture).Distance(Of(other))}");

    private static PictureFingerprint Of(SKBitmap picture) => PerceptualHash.Of(picture, picture.Info.Rect);

    private static SKBitmap Photo(int width, int height)
    {
        using var nothing = new SKBitmap(1, 1);
        return CodePictures.OnPhoto(nothing, width, height);
    }
}
