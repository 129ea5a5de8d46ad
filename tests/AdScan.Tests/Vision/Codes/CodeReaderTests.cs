using AdScan.Vision.Codes;
using QRCoder;
using SkiaSharp;

namespace AdScan.Tests.Vision.Codes;

public class CodeReaderTests
{
    private const string Link = "https://wx.example.cn/r/8kQ2";
    private const string Chinese = "加微信领红包：恭喜发财88";

    [Theory]
    [InlineData(8)]
    [InlineData(3)]
    [InlineData(2)]
    [InlineData(1.5f)]
    public void Reads_codes_of_any_size(float module) => Assert.Equal([Link], Read(CodePictures.Draw(CodePictures.Encode(Link), module)));

    [Theory]
    [InlineData(10)]
    [InlineData(45)]
    [InlineData(90)]
    [InlineData(200)]
    public void Reads_turned_codes(float degrees) => Assert.Equal([Link], Read(CodePictures.Draw(CodePictures.Encode(Link), 5).Turned(degrees)));

    [Fact]
    public void Reads_inverted_codes() => Assert.Equal([Link], Read(CodePictures.Draw(CodePictures.Encode(Link), 4, SKColors.White, SKColors.Black)));

    [Fact]
    public void Reads_codes_of_round_modules() => Assert.Equal([Link], Read(CodePictures.Draw(CodePictures.Encode(Link), 7, round: true)));

    [Fact]
    public void Reads_Chinese_in_UTF_8() => Assert.Equal([Chinese], Read(CodePictures.Draw(CodePictures.Encode(Chinese), 4)));

    [Fact]
    public void Reads_Chinese_in_GBK() => Assert.Equal([Chinese], Read(CodePictures.Draw(CodePictures.EncodeGbk(Chinese), 4)));

    [Fact]
    public void Reads_Chinese_whose_character_set_is_named()
    {
        var named = QRCodeGenerator.GenerateQrCode(Chinese, QRCodeGenerator.ECCLevel.M, forceUtf8: true, eciMode: QRCodeGenerator.EciMode.Utf8);
        Assert.Equal([Chinese], Read(CodePictures.Draw(named, 4)));
    }

    [Fact]
    public void Reads_every_code_of_a_picture_and_tells_where_it_is()
    {
        using var picture = White(640, 360);
        Paint(picture, CodePictures.Draw(CodePictures.Encode(Link), 5, margin: 0), 40, 60);
        Paint(picture, CodePictures.Draw(CodePictures.Encode(Chinese), 3, margin: 0), 400, 100);
        Paint(picture, CodePictures.Draw(CodePictures.Encode(Link), 2, margin: 0), 300, 280);

        var codes = CodeReader.Read(picture, picture.Info.Rect);

        Assert.Equal(2, codes.Count(code => code.Text == Link));
        Assert.Equal(3, codes.Count);
        var chinese = codes.Single(code => code.Text == Chinese).Box;
        Assert.InRange(chinese.X, 397, 403);
        Assert.InRange(chinese.Y, 97, 103);
        Assert.InRange(chinese.Width, 84, 90); // 29 modules of 3 pixels
        Assert.InRange(chinese.Height, 84, 90);
    }

    [Fact]
    public void Reads_a_part_of_a_picture_alone()
    {
        using var picture = White(640, 360);
        Paint(picture, CodePictures.Draw(CodePictures.Encode(Link), 5), 0, 0);
        Paint(picture, CodePictures.Draw(CodePictures.Encode(Chinese), 5), 400, 60);

        var codes = CodeReader.Read(picture, new SKRectI(380, 0, 900, 900));

        Assert.Equal([Chinese], codes.Select(code => code.Text));
        Assert.InRange(codes[0].Box.X, 415, 425);
    }

    [Fact]
    public void Finds_nothing_where_there_is_no_code()
    {
        using var photo = CodePictures.OnPhoto(White(1, 1), 640, 360);
        Assert.Empty(Read(photo));
        Assert.Empty(Read(White(1, 1)));
        Assert.Empty(CodeReader.Read(photo, new SKRectI(700, 0, 800, 100)));
    }

    [Fact]
    public void A_picture_full_of_corners_that_mark_no_code_hides_no_code_beside_them_and_has_an_end()
    {
        using var picture = White(1200, 1200);
        using var canvas = new SKCanvas(picture);
        using var black = new SKPaint { Color = SKColors.Black };
        using var white = new SKPaint { Color = SKColors.White };
        for (var y = 500; y < 1200; y += 18)
        {
            for (var x = 4; x < 1180; x += 18)
            {
                canvas.DrawRect(x, y, 14, 14, black);
                canvas.DrawRect(x + 2, y + 2, 10, 10, white);
                canvas.DrawRect(x + 4, y + 4, 6, 6, black);
            }
        }

        Paint(picture, CodePictures.Draw(CodePictures.Encode(Link), 5), 100, 100);

        Assert.Equal([Link], Read(picture));
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using var picture = CodePictures.Draw(CodePictures.Encode(Link), 5);
        Assert.Throws<OperationCanceledException>(() => CodeReader.Read(picture, picture.Info.Rect, new CancellationToken(canceled: true)));
    }

    private static IEnumerable<string> Read(SKBitmap picture) => CodeReader.Read(picture, picture.Info.Rect).Select(code => code.Text);

    private static SKBitmap White(int width, int height)
    {
        var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.White);
        return picture;
    }

    private static void Paint(SKBitmap picture, SKBitmap code, int left, int top)
    {
        using var canvas = new SKCanvas(picture);
        canvas.DrawBitmap(code, left, top, SKSamplingOptions.Default);
        code.Dispose();
    }
}
