using System.Runtime.InteropServices;
using SkiaSharp;

namespace AdScan.Benchmarks.Pictures;

/// <summary>Debian's Tesseract 5 with simplified Chinese, told to look for text wherever it may stand, on one thread.</summary>
internal sealed class Tesseract : IPictureRival, IDisposable
{
    private const string Library = "libtesseract.so.5";
    private const int SparseText = 11;

    private readonly nint _api;

    public Tesseract()
    {
        // The library reads the process's own environment, which .NET's copy does not reach.
        _ = SetEnvironment("OMP_THREAD_LIMIT\0"u8.ToArray(), "1\0"u8.ToArray(), overwrite: 1);
        _api = Create();
        if (Start(_api, null, "chi_sim\0"u8.ToArray()) != 0) throw new InvalidOperationException("Tesseract's model is missing: apt-get install tesseract-ocr tesseract-ocr-chi-sim.");
        SetPageMode(_api, SparseText);
    }

    public string Name => "Tesseract chi_sim";

    public IReadOnlyList<string> Read(byte[] content, PictureRecipe recipe)
    {
        using var bitmap = SKBitmap.Decode(content, new SKImageInfo(recipe.Width, recipe.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        SetImage(_api, bitmap.GetPixels(), bitmap.Width, bitmap.Height, bytesPerPixel: 4, bitmap.RowBytes);
        var text = Text(_api);
        var lines = Marshal.PtrToStringUTF8(text)!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        DeleteText(text);
        return lines;
    }

    public void Dispose() => Delete(_api);

    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnvironment(byte[] name, byte[] value, int overwrite);

    [DllImport(Library, EntryPoint = "TessBaseAPICreate")]
    private static extern nint Create();

    [DllImport(Library, EntryPoint = "TessBaseAPIInit3")]
    private static extern int Start(nint api, byte[]? folder, byte[] language);

    [DllImport(Library, EntryPoint = "TessBaseAPISetPageSegMode")]
    private static extern void SetPageMode(nint api, int mode);

    [DllImport(Library, EntryPoint = "TessBaseAPISetImage")]
    private static extern void SetImage(nint api, nint pixels, int width, int height, int bytesPerPixel, int bytesPerRow);

    [DllImport(Library, EntryPoint = "TessBaseAPIGetUTF8Text")]
    private static extern nint Text(nint api);

    [DllImport(Library, EntryPoint = "TessDeleteText")]
    private static extern void DeleteText(nint text);

    [DllImport(Library, EntryPoint = "TessBaseAPIDelete")]
    private static extern void Delete(nint api);
}
