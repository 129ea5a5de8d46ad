using System.Text;

namespace AdScan.Snippets;

/// <summary>Text as it comes from outside: strict about encoding, so that nothing is scanned that is not what was sent.</summary>
internal static class FeedFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The text, or null if the bytes are in no encoding that they declare.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (bytes.StartsWith(Encoding.UTF8.Preamble)) return StrictUtf8.GetString(bytes[3..]);
            if (bytes.StartsWith(Encoding.Unicode.Preamble)) return new UnicodeEncoding(false, false, true).GetString(bytes[2..]);
            if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)) return new UnicodeEncoding(true, false, true).GetString(bytes[2..]);
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return DeclaresGb(bytes) ? DecodeGb(bytes) : null;
        }
    }

    /// <summary>Much Chinese markup still declares GBK or GB2312; GB 18030 is a superset of both.</summary>
    private static bool DeclaresGb(ReadOnlySpan<byte> bytes) =>
        Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]).Replace("\"", "", StringComparison.Ordinal).Contains("charset=gb", StringComparison.OrdinalIgnoreCase);

    private static string? DecodeGb(ReadOnlySpan<byte> bytes)
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        try
        {
            return gb18030.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
