using System.Text;

namespace AdScan.Snippets;

/// <summary>Files and text as they come from outside: nothing that can keep a reader waiting, nothing over a limit, and strict about encoding, so that nothing is scanned that is not what was sent.</summary>
internal static class FeedFile
{
    private const int Piece = 64 * 1024;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Opens a regular file; anything else is as if it were empty.</summary>
    /// <remarks>Only a regular file has a size. A pipe or a device is never opened, since that, or reading it, may never end.</remarks>
    public static Stream Open(string path)
    {
        var file = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return new FileInfo(file).Length > 0 ? File.OpenRead(file) : Stream.Null;
    }

    /// <summary>The whole of a stream, or null where it is longer than the limit.</summary>
    /// <remarks>Read to its end, not to its length at first: a file that grows while it is read is not cut.</remarks>
    /// <exception cref="EndOfStreamException">It became shorter while it was read.</exception>
    public static async Task<byte[]?> ReadAsync(Stream stream, long limit, CancellationToken cancellationToken)
    {
        if (stream.Length > limit) return null;
        var promised = stream.Length;
        using var bytes = new MemoryStream((int)promised);
        var piece = new byte[Piece];
        while (await stream.ReadAsync(piece, cancellationToken) is > 0 and var count)
        {
            if (bytes.Length + count > limit) return null;
            bytes.Write(piece, 0, count);
        }

        return bytes.Length >= promised ? bytes.ToArray() : throw new EndOfStreamException("it became shorter while it was read: read it again.");
    }

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
