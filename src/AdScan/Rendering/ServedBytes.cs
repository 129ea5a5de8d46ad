using System.Text;

namespace AdScan.Rendering;

/// <summary>
/// Brings a body back into the bytes that were served: of text, the browser hands over what it decoded, without the mark at its beginning. The number of
/// bytes that the page received tells whether that worked.
/// </summary>
internal static class ServedBytes
{
    static ServedBytes() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="body">The browser's answer.</param>
    /// <param name="isBase64">Whether it is bytes.</param>
    /// <param name="charset">The encoding as the browser determined it; may be empty.</param>
    /// <param name="served">How many bytes the page received.</param>
    /// <returns>The bytes; UTF-8, and said to be recoded, where those that were served could not be had.</returns>
    public static (byte[] Content, bool IsRecoded) Of(string body, bool isBase64, string charset, long served)
    {
        if (isBase64) return (Convert.FromBase64String(body), false);
        foreach (var encoding in new[] { Named(charset), Encoding.UTF8 }.OfType<Encoding>())
        {
            if (Exact(encoding, body, served) is { } exact) return (exact, false);
        }

        return (Encoding.UTF8.GetBytes(body), true);
    }

    private static byte[]? Exact(Encoding encoding, string body, long served)
    {
        var bytes = encoding.GetBytes(body);
        if (bytes.Length == served) return bytes;
        var mark = encoding.GetPreamble();
        return mark.Length > 0 && mark.Length + bytes.Length == served ? [.. mark, .. bytes] : null;
    }

    private static Encoding? Named(string charset)
    {
        try
        {
            // What the web calls GBK may hold all of GB 18030.
            return charset.Length == 0 ? null : Encoding.GetEncoding(charset.Equals("gbk", StringComparison.OrdinalIgnoreCase) || charset.Equals("gb2312", StringComparison.OrdinalIgnoreCase) ? "GB18030" : charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
