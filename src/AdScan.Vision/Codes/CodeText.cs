using System.Text;
using ZXing.Common;

namespace AdScan.Vision.Codes;

/// <summary>What a QR code says. Most codes do not name the character set of their bytes: it is UTF-8 where they are valid UTF-8, else the Chinese GB 18030, which holds GBK.</summary>
internal static class CodeText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>The text of a code that was decoded with its bytes as ISO-8859-1.</summary>
    public static string Of(DecoderResult code)
    {
        var text = code.Text;
        if (NamesItsCharacters(code)) return text;
        foreach (var bytes in code.ByteSegments ?? []) text = text.Replace(Encoding.Latin1.GetString(bytes), Of(bytes), StringComparison.Ordinal);
        return text;
    }

    /// <summary>The text of bytes whose character set is not named.</summary>
    public static string Of(byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Gb18030.GetString(bytes);
        }
    }

    /// <summary>ISO/IEC 15424: the even modifiers of a QR code are those with extended channel interpretation.</summary>
    private static bool NamesItsCharacters(DecoderResult code) => code.SymbologyModifier % 2 == 0;
}
