using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdScan.Archives;

/// <summary>One record of a WARC file (ISO 28500:2017): named fields, and a block.</summary>
internal sealed class WarcRecord
{
    public const string FieldsType = "application/warc-fields";

    private readonly List<(string Name, string Value)> _fields = [];

    /// <param name="type">The kind of record, such as <c>response</c>.</param>
    /// <param name="date">When what it holds was captured.</param>
    /// <param name="uri">What it is about; null for records about the file itself.</param>
    /// <param name="block">What it holds.</param>
    /// <param name="seed">Tells this record from every other of the archive, so that its id is the same whenever it is written.</param>
    public WarcRecord(string type, DateTimeOffset date, string? uri, byte[] block, string seed)
    {
        (Type, Date, Uri, Block) = (type, date, uri, block);
        Id = $"<urn:uuid:{UuidOf($"{seed}\n{type}\n{Timestamp}\n{uri}")}>";
        Add("WARC-Type", type);
        Add("WARC-Record-ID", Id);
        Add("WARC-Date", Timestamp);
        if (uri is not null) Add("WARC-Target-URI", uri);
    }

    public string Type { get; }

    public string Id { get; }

    public DateTimeOffset Date { get; }

    public string? Uri { get; }

    public byte[] Block { get; }

    public string Timestamp => TimestampOf(Date);

    /// <summary>Of what the response carries, without its head; null where that is incomplete.</summary>
    public string? PayloadDigest { get; init; }

    /// <summary>Whether the block is compressed by its own format, so that compressing it again gains nothing.</summary>
    public bool IsPacked { get; init; }

    public string ContentType { get; init; } = FieldsType;

    /// <summary>A moment as WARC 1.1 writes it.</summary>
    public static string TimestampOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A record of names and values.</summary>
    public static byte[] FieldsBlock(IEnumerable<(string Name, string? Value)> fields) =>
        Encoding.UTF8.GetBytes(string.Concat(fields.Where(f => f.Value is not null).Select(f => $"{f.Name}: {OneLine(f.Value!)}\r\n")));

    public void Add(string name, string value) => _fields.Add((name, OneLine(value)));

    /// <summary>The record as it stands in a file.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder("WARC/1.1\r\n");
        foreach (var (name, value) in _fields) head.Append(name).Append(": ").Append(value).Append("\r\n");
        head.Append("WARC-Block-Digest: sha256:").Append(Convert.ToHexStringLower(SHA256.HashData(Block))).Append("\r\n");
        if (PayloadDigest is not null) head.Append("WARC-Payload-Digest: ").Append(PayloadDigest).Append("\r\n");
        head.Append("Content-Type: ").Append(ContentType).Append("\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Block.Length}\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. Block, .. "\r\n\r\n"u8];
    }

    /// <summary>What an ad says must not begin a field of its own.</summary>
    private static string OneLine(string value) => value.Any(char.IsControl) ? string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)) : value;

    /// <summary>A version 8 UUID (RFC 9562): its bits are those of a hash.</summary>
    private static Guid UuidOf(string seed)
    {
        var bits = SHA256.HashData(Encoding.UTF8.GetBytes(seed))[..16];
        bits[6] = (byte)((bits[6] & 0x0f) | 0x80);
        bits[8] = (byte)((bits[8] & 0x3f) | 0x80);
        return new Guid(bits, bigEndian: true);
    }
}
