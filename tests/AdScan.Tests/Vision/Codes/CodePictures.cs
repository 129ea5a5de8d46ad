using System.Text;
using QRCoder;
using SkiaSharp;

namespace AdScan.Tests.Vision.Codes;

/// <summary>Pictures of QR codes as ads show them, from easy to hard, drawn by program and the same each time.</summary>
internal static class CodePictures
{
    private const string Link = "https://wx.example.cn/r/8kQ2";
    private const string LongLink = "https://pay.example.com/cashier/mobile?order=20261130-4471902&channel=alipay&return=https%3A%2F%2Fgame.example.net%2Flobby%3Finvite%3DKX88";
    private const string Chinese = "加微信领红包：恭喜发财88";

    /// <summary>What a picture shows: the kind of hardship, and what its codes say.</summary>
    public sealed record Case(string Kind, SKBitmap Picture, IReadOnlyList<string> Texts);

    public static IEnumerable<Case> All()
    {
        foreach (var text in new[] { Link, LongLink, Chinese, "13800138000" })
        {
            foreach (var (kind, picture) in Hardships(text, Encode(text), isGbk: false)) yield return new Case(kind, picture, [text]);
        }

        foreach (var (kind, picture) in Hardships(Chinese, EncodeGbk(Chinese), isGbk: true)) yield return new Case(kind, picture, [Chinese]);

        yield return Several("two at once", 640, 360, (Link, 40, 60, 5), (Chinese, 360, 60, 5));
        yield return Several("two of different size", 640, 360, (Link, 20, 20, 8), (LongLink, 420, 150, 2));
        yield return Several("two, one above the other", 300, 600, (Link, 60, 20, 5), (Chinese, 60, 340, 5));
        yield return Several("four", 640, 640, (Link, 40, 40, 5), (Chinese, 360, 40, 5), (LongLink, 40, 360, 3), ("13800138000", 380, 380, 6));
        foreach (var degrees in new[] { 17, 180 })
        {
            var two = Several($"two, turned by {degrees}°", 640, 360, (Link, 40, 60, 5), (Chinese, 360, 60, 5));
            yield return two with { Picture = two.Picture.Turned(degrees) };
        }
    }

    public static QRCodeData Encode(string text, QRCodeGenerator.ECCLevel level = QRCodeGenerator.ECCLevel.M) =>
        QRCodeGenerator.GenerateQrCode(text, level, forceUtf8: true);

    public static QRCodeData EncodeGbk(string text) =>
        QRCodeGenerator.GenerateQrCode(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text), QRCodeGenerator.ECCLevel.M);

    private static IEnumerable<(string Kind, SKBitmap Picture)> Hardships(string text, QRCodeData code, bool isGbk)
    {
        yield return ("plain, 6 px modules", Draw(code, 6));
        foreach (var module in new[] { 4, 3, 2, 1.5f }) yield return ($"{module:0.#} px modules", Draw(code, module));
        yield return ("2 px modules in 1280×720", OnPhoto(Draw(code, 2), 1280, 720));
        foreach (var degrees in new[] { 10, 30, 45, 90, 180, 200 }) yield return ($"turned by {degrees}°", Draw(code, 5).Turned(degrees));
        yield return ("2 px modules, turned by 15°", Draw(code, 2).Turned(15));
        foreach (var strength in new[] { 0.1f, 0.25f }) yield return ($"perspective {strength:0.00}", Draw(code, 6).Tilted(strength));
        yield return ("inverted", Draw(code, 5, SKColors.White, SKColors.Black));
        yield return ("inverted, 2 px modules", Draw(code, 2, SKColors.White, SKColors.Black));
        yield return ("inverted, turned by 30°", Draw(code, 5, SKColors.White, SKColors.Black).Turned(30, SKColors.Black));
        yield return ("inverted, in colour", Draw(code, 5, new SKColor(0xFF, 0xE0, 0x66), new SKColor(0xB0, 0x10, 0x20)));
        yield return ("with a logo", WithLogo(Draw(isGbk ? code : Encode(text, QRCodeGenerator.ECCLevel.H), 5)));
        yield return ("low contrast", Draw(code, 5, new SKColor(150, 150, 150), new SKColor(190, 190, 190)));
        yield return ("red on yellow", Draw(code, 5, new SKColor(0xD0, 0x20, 0x20), new SKColor(0xFF, 0xE0, 0x60)));
        yield return ("pale blue on white", Draw(code, 5, new SKColor(0x70, 0xA0, 0xFF), SKColors.White));
        yield return ("JPEG 30", Draw(code, 4).AsJpeg(30));
        yield return ("JPEG 30, 2 px modules", Draw(code, 2).AsJpeg(30));
        yield return ("JPEG 10", Draw(code, 4).AsJpeg(10));
        yield return ("blurred", Draw(code, 6).Blurred(2.2f));
        yield return ("blurred much", Draw(code, 6).Blurred(3.2f));
        yield return ("on a photo", OnPhoto(Draw(code, 4), 640, 480));
        yield return ("on a photo, turned by 20°", OnPhoto(Draw(code, 4).Turned(20, SKColors.White), 640, 480));
        yield return ("on a photo, without margin", OnPhoto(Draw(code, 4, margin: 0), 640, 480));
        yield return ("on a photo, without ground", OnPhoto(Draw(code, 5, SKColors.Black, new SKColor(255, 255, 255, 90)), 640, 480));
        yield return ("without margin", Draw(code, 5, margin: 0));
        yield return ("round modules", Draw(code, 7, round: true));
        yield return ("in shadow", Draw(code, 5).Shaded());
        yield return ("noisy", Draw(code, 5).Noisy(60));
        yield return ("stretched", Draw(code, 5).Scaled(1.3f, 0.9f));
        yield return ("scaled down to 0.45", Draw(code, 5).Scaled(0.45f, 0.45f));
    }

    private static Case Several(string kind, int width, int height, params (string Text, float Left, float Top, float Module)[] codes)
    {
        var picture = new SKBitmap(width, height);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.White);
        foreach (var (text, left, top, module) in codes)
        {
            using var one = Draw(Encode(text), module);
            canvas.DrawBitmap(one, left, top, SKSamplingOptions.Default);
        }

        return new Case(kind, picture, codes.Select(c => c.Text).ToList());
    }

    public static SKBitmap Draw(QRCodeData code, float module, SKColor? dark = null, SKColor? light = null, int margin = 4, bool round = false)
    {
        var rows = code.ModuleMatrix;
        var border = (4 - margin) * module; // QRCoder's matrix has a margin of four modules
        var side = (int)MathF.Ceiling((rows.Count * module) - (2 * border));
        var picture = new SKBitmap(side, side, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(light ?? SKColors.White);
        using var ink = new SKPaint { Color = dark ?? SKColors.Black, IsAntialias = round || module % 1 != 0 };
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x]) continue;
                var at = SKRect.Create((x * module) - border, (y * module) - border, module, module);
                if (round) canvas.DrawOval(at, ink);
                else canvas.DrawRect(at, ink);
            }
        }

        return picture;
    }

    public static SKBitmap Turned(this SKBitmap picture, float degrees, SKColor? ground = null)
    {
        var side = (int)Math.Ceiling(Math.Sqrt((picture.Width * picture.Width) + (picture.Height * picture.Height)));
        return Redrawn(side, side, ground ?? SKColors.White, canvas =>
        {
            canvas.RotateDegrees(degrees, side / 2f, side / 2f);
            Put(canvas, picture, (side - picture.Width) / 2f, (side - picture.Height) / 2f);
        });
    }

    private static SKBitmap Tilted(this SKBitmap picture, float strength) => Redrawn(picture.Width, picture.Height, SKColors.White, canvas =>
    {
        canvas.Concat(new SKMatrix { ScaleX = 1, ScaleY = 1, Persp0 = strength / picture.Width, Persp1 = strength / 2 / picture.Height, Persp2 = 1 });
        Put(canvas, picture, 0, 0);
    });

    private static SKBitmap Scaled(this SKBitmap picture, float x, float y) => Redrawn((int)(picture.Width * x), (int)(picture.Height * y), SKColors.White, canvas =>
    {
        canvas.Scale(x, y);
        Put(canvas, picture, 0, 0);
    });

    private static SKBitmap Blurred(this SKBitmap picture, float sigma) => Redrawn(picture.Width, picture.Height, SKColors.White, canvas =>
    {
        using var blur = SKImageFilter.CreateBlur(sigma, sigma);
        using var paint = new SKPaint { ImageFilter = blur };
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default, paint);
    });

    private static SKBitmap WithLogo(SKBitmap picture) => Redrawn(picture.Width, picture.Height, SKColors.White, canvas =>
    {
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        using var white = new SKPaint { Color = SKColors.White };
        using var green = new SKPaint { Color = new SKColor(0x07, 0xC1, 0x60), IsAntialias = true };
        var middle = picture.Width / 2f;
        var reach = picture.Width * 0.085f;
        canvas.DrawRect(SKRect.Create(middle - reach, middle - reach, 2 * reach, 2 * reach), white);
        canvas.DrawCircle(middle, middle, reach * 0.85f, green);
    });

    private static SKBitmap Shaded(this SKBitmap picture) => Redrawn(picture.Width, picture.Height, SKColors.White, canvas =>
    {
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        using var shade = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(picture.Width, picture.Height), [new SKColor(0, 0, 0, 200), new SKColor(0, 0, 0, 0)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shade };
        canvas.DrawPaint(paint);
    });

    private static SKBitmap Noisy(this SKBitmap picture, int strength)
    {
        var random = new Random(7);
        byte Shift(byte value) => (byte)Math.Clamp(value + random.Next(-strength, strength + 1), 0, 255);
        var noisy = picture.Copy();
        noisy.Pixels = picture.Pixels.Select(colour => new SKColor(Shift(colour.Red), Shift(colour.Green), Shift(colour.Blue))).ToArray();
        return noisy;
    }

    public static SKBitmap AsJpeg(this SKBitmap picture, int quality)
    {
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
        return SKBitmap.Decode(data);
    }

    /// <summary>Something like a photo: soft lights, edges and grain.</summary>
    public static SKBitmap OnPhoto(SKBitmap code, int width, int height)
    {
        var random = new Random(width + code.Width);
        var photo = Redrawn(width, height, new SKColor(0x88, 0x99, 0xAA), canvas =>
        {
            for (var i = 0; i < 40; i++)
            {
                using var paint = new SKPaint { IsAntialias = true, Color = new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), 110) };
                canvas.DrawOval(random.Next(width), random.Next(height), random.Next(10, width / 4), random.Next(10, height / 4), paint);
            }
        }).Noisy(12);
        using var over = new SKCanvas(photo);
        over.DrawBitmap(code, (width - code.Width) * 0.7f, (height - code.Height) * 0.4f, SKSamplingOptions.Default);
        return photo;
    }

    private static void Put(SKCanvas canvas, SKBitmap picture, float left, float top)
    {
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, left, top, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    private static SKBitmap Redrawn(int width, int height, SKColor ground, Action<SKCanvas> draw)
    {
        var picture = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(ground);
        draw(canvas);
        return picture;
    }
}
