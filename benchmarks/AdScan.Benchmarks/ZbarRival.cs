using System.Runtime.InteropServices;

namespace AdScan.Benchmarks;

/// <summary>Debian's <c>libzbar0</c>, the C library that most readers of QR codes on Linux use.</summary>
internal static partial class ZbarRival
{
    private const string Library = "libzbar.so.0";
    private const int QrCode = 64;
    private const int Enable = 0;
    private const int Binary = 4;
    private const uint Gray = 0x30303859; // "Y800"

    public static bool IsThere => NativeLibrary.TryLoad(Library, out _);

    /// <summary>The bytes of each code in a picture of gray pixels.</summary>
    public static unsafe IReadOnlyList<byte[]> Read(byte[] pixels, int width, int height)
    {
        var scanner = zbar_image_scanner_create();
        var image = zbar_image_create();
        try
        {
            _ = zbar_image_scanner_set_config(scanner, 0, Enable, 0);
            _ = zbar_image_scanner_set_config(scanner, QrCode, Enable, 1);
            _ = zbar_image_scanner_set_config(scanner, QrCode, Binary, 1);
            fixed (byte* data = pixels)
            {
                zbar_image_set_format(image, Gray);
                zbar_image_set_size(image, (uint)width, (uint)height);
                zbar_image_set_data(image, (nint)data, (uint)pixels.Length, 0);
                _ = zbar_scan_image(scanner, image);
                var codes = new List<byte[]>();
                for (var symbol = zbar_image_first_symbol(image); symbol != 0; symbol = zbar_symbol_next(symbol))
                {
                    codes.Add(new ReadOnlySpan<byte>((void*)zbar_symbol_get_data(symbol), (int)zbar_symbol_get_data_length(symbol)).ToArray());
                }

                return codes;
            }
        }
        finally
        {
            zbar_image_destroy(image);
            zbar_image_scanner_destroy(scanner);
        }
    }

    [LibraryImport(Library)] private static partial nint zbar_image_scanner_create();
    [LibraryImport(Library)] private static partial int zbar_image_scanner_set_config(nint scanner, int symbology, int config, int value);
    [LibraryImport(Library)] private static partial int zbar_scan_image(nint scanner, nint image);
    [LibraryImport(Library)] private static partial void zbar_image_scanner_destroy(nint scanner);
    [LibraryImport(Library)] private static partial nint zbar_image_create();
    [LibraryImport(Library)] private static partial void zbar_image_set_format(nint image, uint fourcc);
    [LibraryImport(Library)] private static partial void zbar_image_set_size(nint image, uint width, uint height);
    [LibraryImport(Library)] private static partial void zbar_image_set_data(nint image, nint data, nuint length, nint cleanup);
    [LibraryImport(Library)] private static partial void zbar_image_destroy(nint image);
    [LibraryImport(Library)] private static partial nint zbar_image_first_symbol(nint image);
    [LibraryImport(Library)] private static partial nint zbar_symbol_next(nint symbol);
    [LibraryImport(Library)] private static partial nint zbar_symbol_get_data(nint symbol);
    [LibraryImport(Library)] private static partial uint zbar_symbol_get_data_length(nint symbol);
}
