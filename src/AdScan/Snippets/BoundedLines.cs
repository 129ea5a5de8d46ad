using System.Runtime.CompilerServices;

namespace AdScan.Snippets;

/// <summary>Reads lines as bytes without ever holding more of one than a limit.</summary>
internal static class BoundedLines
{
    /// <summary>Every line with its number from 1; the bytes are null where the line is longer than the limit.</summary>
    public static async IAsyncEnumerable<(int Number, byte[]? Bytes)> ReadAsync(Stream stream, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new byte[64 * 1024];
        using var line = new MemoryStream();
        var (number, tooLong) = (1, false);
        while (await stream.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            for (var start = 0; start < read;)
            {
                var end = Array.IndexOf(chunk, (byte)'\n', start, read - start);
                var count = (end < 0 ? read : end) - start;
                tooLong |= line.Length + count > limit;
                if (!tooLong) line.Write(chunk, start, count);
                start += count + 1;
                if (end < 0) continue;
                yield return (number++, tooLong ? null : line.ToArray());
                line.SetLength(0);
                tooLong = false;
            }
        }

        if (line.Length > 0 || tooLong) yield return (number, tooLong ? null : line.ToArray());
    }
}
