namespace AdScan.Evidence;

/// <summary>Reads <c>results.jsonl</c> a line at a time.</summary>
internal static class RecordReader
{
    public static IEnumerable<FoundRecord> Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan);
        var (buffer, filled) = (new byte[64 * 1024], 0);
        while (true)
        {
            var read = stream.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            var begin = 0;
            while (buffer.AsSpan(begin, filled - begin).IndexOf((byte)'\n') is >= 0 and var length)
            {
                yield return FoundRecord.Of(buffer.AsSpan(begin, length));
                begin += length + 1;
            }

            if (read == 0) break;
            buffer.AsSpan(begin, filled - begin).CopyTo(buffer);
            filled -= begin;
            if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }

        if (filled > 0) yield return FoundRecord.Of(buffer.AsSpan(0, filled));
    }
}
