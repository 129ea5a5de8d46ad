using System.IO.Compression;

namespace AdScan.Archives;

/// <summary>Writes records into a WARC file, each compressed by itself, so that any can be read alone.</summary>
internal sealed class WarcWriter(Stream file)
{
    private long _offset;

    /// <returns>Where the record begins in the file, and how long it is there.</returns>
    public (long Offset, long Length) Write(WarcRecord record)
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, record.IsPacked ? CompressionLevel.NoCompression : CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(record.ToBytes());
        member.Position = 0;
        member.CopyTo(file);
        var place = (_offset, member.Length);
        _offset += member.Length;
        return place;
    }
}
