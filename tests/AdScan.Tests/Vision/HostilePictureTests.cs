using AdScan.Impressions;
using SkiaSharp;

namespace AdScan.Tests.Vision;

/// <summary>What no picture does to a reader: make it fail, or take long, or take much memory.</summary>
public sealed class HostilePictureTests(SharedPictureReader shared) : IClassFixture<SharedPictureReader>
{
    [Fact]
    public void Bytes_that_are_no_picture_have_a_reason() =>
        Assert.Contains("could not be decoded", Read([.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))]).Failure, StringComparison.Ordinal);

    [Fact]
    public void A_picture_of_a_saved_run_has_no_content_to_read() => Assert.Contains("not kept", Read([]).Failure, StringComparison.Ordinal);

    [Fact]
    public void A_picture_that_breaks_off_is_read_as_far_as_it_goes()
    {
        var whole = File.ReadAllBytes(KnownPicture.PathOf("plain.png"));
        var reading = Read(whole[..(whole.Length * 9 / 10)], 640, 360);
        Assert.Contains("damaged", reading.Failure, StringComparison.Ordinal);
        Assert.NotEmpty(reading.Lines);
    }

    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(8_000, 8_000)]
    public void A_header_that_promises_too_many_pixels_is_refused_before_any_is_decoded(ushort width, ushort height)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var failure = Read(HostilePicture.Jpeg(width, height), 640, 360).Failure;
        Assert.Contains($"{width} × {height}", failure, StringComparison.Ordinal);
        Assert.Contains("limit", failure, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void A_picture_of_30_000_pixels_is_read_where_it_is_low() => Assert.Null(Read(HostilePicture.Blank(30_000, 20), 30_000, 20).Failure);

    [Fact]
    public void A_large_picture_is_read_at_a_smaller_scale_and_says_so() =>
        Assert.Contains("% of its size", Read(HostilePicture.Blank(4000, 4000), 4000, 4000).Failure, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5000)]
    [InlineData(5000, 1)]
    public void A_picture_of_next_to_nothing_has_no_text(int width, int height)
    {
        var reading = Read(HostilePicture.Blank(width, height), width, height);
        Assert.Null(reading.Failure);
        Assert.Empty(reading.Lines);
    }

    [Fact]
    public void Of_ten_thousand_frames_the_first_is_read() => Assert.Contains("10000 frames", Read(HostilePicture.Gif(10_000)).Failure, StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN, 0, 10, 10)]
    [InlineData(0, 0, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1e300, -1e300, 2e300, 2e300)]
    [InlineData(700, 400, 50, 50)]
    [InlineData(50, 50, -20, -20)]
    public void The_ad_may_be_said_to_be_anywhere(double x, double y, double width, double height) =>
        Assert.Null(shared.Reader.Read(KnownPicture.Of(HostilePicture.Blank(64, 64), 64, 64) with { Ad = new Box(x, y, width, height) }, KnownPicture.Unmapped).Failure);

    [Fact]
    public void Noise_has_a_bounded_number_of_lines()
    {
        using var bitmap = new SKBitmap(800, 800);
        var random = new Random(7);
        for (var i = 0; i < 800 * 800; i++) bitmap.SetPixel(i % 800, i / 800, random.Next(2) == 0 ? SKColors.White : SKColors.Black);
        Assert.InRange(Read(bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray(), 800, 800).Lines.Count, 0, 300);
    }

    private PictureReading Read(byte[] content, int width = 100, int height = 100) =>
        shared.Reader.Read(KnownPicture.Of(content, width, height), KnownPicture.Unmapped);
}
