using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AdScan.Tests.Archives;

/// <summary>Reads a WARC file as its standard says, member by member.</summary>
internal static class WarcFile
{
    /// <summary>Reads the records between two places of a file.</summary>
    public static List<ReadRecord> Read(byte[] file)
    {
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        gzip.CopyTo(whole);
        var rest = whole.ToArray().AsSpan();
        var records = new List<ReadRecord>();
        while (rest.Length > 0)
        {
            var head = rest.IndexOf("\r\n\r\n"u8);
            var lines = Encoding.UTF8.GetString(rest[..head]).Split("\r\n");
            Assert.Equal("WARC/1.1", lines[0]);
            var fields = lines.Skip(1).Select(line => line.Split(": ", 2)).ToLookup(pair => pair[0], pair => pair[1]);
            var length = int.Parse(fields["Content-Length"].Single(), System.Globalization.CultureInfo.InvariantCulture);
            var block = rest.Slice(head + 4, length).ToArray();
            Assert.Equal("\r\n\r\n", Encoding.ASCII.GetString(rest.Slice(head + 4 + length, 4)));
            Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData(block))}", fields["WARC-Block-Digest"].Single());
            records.Add(new ReadRecord(fields, block));
            rest = rest[(head + 4 + length + 4)..];
        }

        return records;
    }
}

/// <summary>A record as it was read.</summary>
internal sealed record ReadRecord(ILookup<string, string> Fields, byte[] Block)
{
    public string this[string field] => Fields[field].Single();

    public string Type => this["WARC-Type"];

    public string? Uri => Fields["WARC-Target-URI"].SingleOrDefault();

    public string Text => Encoding.UTF8.GetString(Block);

    /// <summary>What an HTTP message carries.</summary>
    public byte[] Payload => Block[(Block.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];
}
