using AdScan.Rendering;
using AdScan.Vision.Marks;
using SkiaSharp;

namespace AdScan.Tests.Vision.Marks;

public class ContrastTests
{
    /// <summary>The ratios are those of the colours themselves, by WCAG's formula.</summary>
    [Theory]
    [InlineData(0x000000, 0xFFFFFF, 21.0)]
    [InlineData(0xFFFFFF, 0x000000, 21.0)]
    [InlineData(0x767676, 0xFFFFFF, 4.54)]
    [InlineData(0xFFFFFF, 0xD02020, 5.39)]
    [InlineData(0xCCCCCC, 0xFFFFFF, 1.61)]
    public void Is_that_of_the_colours(int ink, int ground, double ratio)
    {
        using var picture = Text(Colour(ink), Colour(ground), size: 24);
        Assert.InRange(Contrast.Of(picture, picture.Info.Rect), ratio * 0.93, ratio * 1.01);
    }

    [Fact]
    public void Thin_letters_are_paler_than_their_ink_and_still_readable()
    {
        using var picture = Text(SKColors.Black, SKColors.White, size: 11);
        Assert.InRange(Contrast.Of(picture, picture.Info.Rect), 4.5, 20);
    }

    [Fact]
    public void What_cannot_be_seen_has_none()
    {
        using var picture = Text(SKColors.White, SKColors.White, size: 24);
        Assert.Equal(1, Contrast.Of(picture, picture.Info.Rect));
        Assert.Equal(1, Contrast.Of(picture, new SKRectI(900, 900, 950, 950)));
    }

    private static SKColor Colour(int rgb) => new((uint)(0xFF000000 | (uint)rgb));

    private static SKBitmap Text(SKColor ink, SKColor ground, float size)
    {
        var picture = new SKBitmap(120, 40);
        picture.Erase(ground);
        using var canvas = new SKCanvas(picture);
        using var face = SKTypeface.FromFile(BrowserLocator.FindChineseFont());
        using var font = new SKFont(face, size);
        using var paint = new SKPaint { Color = ink, IsAntialias = true };
        canvas.DrawText("广告 Ad", 10, 29, SKTextAlign.Left, font, paint);
        return picture;
    }
}
