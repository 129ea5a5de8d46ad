using System.Buffers.Binary;
using SkiaSharp;

namespace AdScan.Tests.Vision;

/// <summary>Pictures as no honest program would write them.</summary>
internal static class HostilePicture
{
    /// <summary>A JPEG whose header promises a size, whatever follows.</summary>
    public static byte[] Jpeg(ushort width, ushort height)
    {
        var file = Blank(64, 64, SKEncodedImageFormat.Jpeg);
        var frame = file.AsSpan(file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]));
        BinaryPrimitives.WriteUInt16BigEndian(frame[5..], height);
        BinaryPrimitives.WriteUInt16BigEndian(frame[7..], width);
        return file;
    }

    /// <summary>A GIF of many frames of one pixel.</summary>
    public static byte[] Gif(int frames)
    {
        using var file = new MemoryStream();
        file.Write("GIF89a"u8);
        file.Write([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        for (var i = 0; i < frames; i++)
        {
            file.Write([0x21, 0xF9, 4, 0, 1, 0, 0, 0]);
            file.Write([0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, (byte)(i % 2 == 0 ? 0x44 : 0x4C), 1, 0]);
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }

    /// <summary>A picture of one colour.</summary>
    public static byte[] Blank(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.SteelBlue);
        return bitmap.Encode(format, 80).ToArray();
    }
}
