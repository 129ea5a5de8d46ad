using AdScan.Impressions;
using AdScan.Vision;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace AdScan.Tests.Vision;

public sealed class PictureReaderTests(SharedPictureReader shared) : IClassFixture<SharedPictureReader>
{
    [Theory]
    [MemberData(nameof(KnownPicture.All), MemberType = typeof(KnownPicture))]
    public void Text_is_read_whichever_way_it_runs(string name)
    {
        var read = Read(KnownPicture.Read(name)).Lines.Select(l => KnownPicture.Plain(l.Text));
        Assert.Equal(KnownPicture.LinesOf(name), read);
    }

    [Fact]
    public void A_line_has_its_place_and_a_confidence()
    {
        var line = Read(KnownPicture.Read("plain.png")).Lines[0];
        Assert.InRange(line.Confidence, 0.9, 1);
        Assert.InRange(line.Box.X + (line.Box.Width / 2), 300, 340);
        Assert.InRange(line.Box.Width, 300, 640);
        Assert.InRange(line.Box.Y + (line.Box.Height / 2), 100, 180);
    }

    [Fact]
    public void How_a_short_line_stands_out_is_measured()
    {
        var lines = Read(KnownPicture.Read("vertical.png")).Lines;
        Assert.Equal(2, lines.Count);
        Assert.InRange(lines[0].Contrast!.Value, 10, 21);
        Assert.All(Read(KnownPicture.Read("plain.png")).Lines, line => Assert.Null(line.Contrast));
    }

    [Fact]
    public void Places_are_told_in_CSS_pixels_whatever_the_pictures_own()
    {
        var content = File.ReadAllBytes(KnownPicture.PathOf("plain.png"));
        var one = Read(KnownPicture.Of(content, 640, 360)).Lines[0].Box;
        var half = Read(KnownPicture.Of(content, 320, 180)).Lines[0].Box;
        Assert.InRange(half.X, (one.X / 2) - 1, (one.X / 2) + 1);
        Assert.InRange(half.Height, (one.Height / 2) - 1, (one.Height / 2) + 1);
    }

    [Fact]
    public void Only_the_ad_is_read()
    {
        var picture = KnownPicture.Read("plain.png") with { Ad = new Box(0, 185, 640, 175) };
        var line = Assert.Single(Read(picture).Lines);
        Assert.Equal(KnownPicture.LinesOf("plain.png").Last(), KnownPicture.Plain(line.Text));
        Assert.InRange(line.Box.Y, 185, 360);
    }

    [Fact]
    public void Drawings_of_some_size_have_a_fingerprint_and_signs_have_none()
    {
        var picture = KnownPicture.Read("colour.png");
        PictureReading Of(params Box[] drawings) => shared.Reader.Read(picture, new PictureMap(drawings, []));
        var (whole, sign) = (new Box(0, 0, 640, 360), new Box(10, 10, 60, 60));
        var seen = Assert.Single(Of(whole, whole, sign).Fingerprints);
        Assert.True(seen.IsSamePicture(Assert.Single(shared.Reader.Read(KnownPicture.Of(File.ReadAllBytes(KnownPicture.PathOf("colour.png")), 320, 180), new PictureMap([new Box(0, 0, 320, 180)], [])).Fingerprints)));
        Assert.False(seen.IsSamePicture(Assert.Single(shared.Reader.Read(KnownPicture.Read("card.jpg"), new PictureMap([whole], [])).Fingerprints)));
        Assert.Empty(Of(sign).Fingerprints);
        Assert.Equal(8, Of([.. Enumerable.Range(0, 12).Select(i => new Box(i * 30, i * 5, 200, 200))]).Fingerprints.Count);
    }

    [Fact]
    public void Text_that_the_page_has_told_is_not_read_again()
    {
        var picture = KnownPicture.Read("plain.png");
        var line = Assert.Single(shared.Reader.Read(picture, new PictureMap([], [new Box(0, 90, 640, 90)])).Lines);
        Assert.Equal(KnownPicture.LinesOf("plain.png").Last(), KnownPicture.Plain(line.Text));
    }

    [Fact]
    public void Text_on_a_drawing_is_read_whatever_the_page_has_told_of_its_place() =>
        Assert.Equal(2, shared.Reader.Read(KnownPicture.Read("plain.png"), new PictureMap([new Box(0, 0, 640, 360)], [new Box(0, 0, 640, 360)])).Lines.Count);

    [Fact]
    public void Letters_on_nothing_are_read_as_on_white()
    {
        using var plain = SKBitmap.Decode(KnownPicture.PathOf("plain.png"));
        using var bare = new SKBitmap(plain.Width, plain.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        for (var i = 0; i < plain.Width * plain.Height; i++) bare.SetPixel(i % plain.Width, i / plain.Width, SKColors.Black.WithAlpha((byte)(255 - plain.GetPixel(i % plain.Width, i / plain.Width).Red)));
        var reading = Read(KnownPicture.Of(bare.Encode(SKEncodedImageFormat.Png, 100).ToArray(), 640, 360));
        Assert.Equal(KnownPicture.LinesOf("plain.png"), reading.Lines.Select(l => KnownPicture.Plain(l.Text)));
    }

    [Fact]
    public void Many_threads_share_a_reader()
    {
        var names = KnownPicture.Names.Concat(KnownPicture.Names).ToList();
        var read = new string[names.Count];
        Parallel.For(0, names.Count, i => read[i] = string.Concat(Read(KnownPicture.Read(names[i])).Lines.Select(l => KnownPicture.Plain(l.Text))));
        Assert.Equal(names.Select(n => string.Concat(KnownPicture.LinesOf(n))), read);
    }

    [Fact]
    public void A_cancelled_reading_says_so() =>
        Assert.Throws<OperationCanceledException>(() => shared.Reader.Read(KnownPicture.Read("plain.png"), KnownPicture.Unmapped, new CancellationToken(canceled: true)));

    [Fact]
    public void It_says_what_it_reads_with() => Assert.Contains("PP-OCRv4", shared.Reader.Version, StringComparison.Ordinal);

    [Fact]
    public async Task A_host_that_asks_for_it_has_one()
    {
        var services = new ServiceCollection();
        services.AddAdScan().AddVision();
        await using var provider = services.BuildServiceProvider();
        Assert.Same(Assert.IsType<PictureReader>(provider.GetRequiredService<IPictureReader>()), provider.GetRequiredService<IPictureReader>());
    }

    private PictureReading Read(Picture picture) => shared.Reader.Read(picture, KnownPicture.Unmapped);
}
