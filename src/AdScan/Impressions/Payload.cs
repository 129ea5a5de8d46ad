using System.Security.Cryptography;

namespace AdScan.Impressions;

/// <summary>Bytes that an ad or its page consisted of, known by their hash.</summary>
/// <param name="Sha256">Lower-case hex SHA-256 of the content.</param>
/// <param name="Content">The bytes. They come from a hostile source and are kept as data.</param>
internal sealed record Payload(string Sha256, byte[] Content)
{
    public static Payload Empty { get; } = Of([]);

    public static Payload Of(byte[] content) => new(Convert.ToHexStringLower(SHA256.HashData(content)), content);
}
