using System.Security.Cryptography;
using System.Text;

namespace AdScan.Reporting;

/// <summary>One line of <c>chain.jsonl</c>: a record of the results, tied to all before it.</summary>
/// <param name="N">The record's place in the order of judgement, from 1.</param>
/// <param name="Id">The snippet's id.</param>
/// <param name="Record">SHA-256 of the record's line in <c>results.jsonl</c>, without its line end.</param>
/// <param name="Link">SHA-256 of the link before, followed by <paramref name="Record"/>, both as 32 bytes; before the first stands the SHA-256 of <c>run.json</c>.</param>
internal sealed record ChainLink(int N, string Id, string Record, string Link)
{
    /// <summary>The link of a record.</summary>
    public static ChainLink Of(int n, string id, string record, string before) => new(n, id, record, After(before, record));

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string HashOf(string text) => HashOf(Encoding.UTF8.GetBytes(text));

    /// <summary>The link that follows another.</summary>
    public static string After(string before, string record)
    {
        Span<byte> both = stackalloc byte[2 * SHA256.HashSizeInBytes];
        Convert.FromHexString(before, both, out _, out _);
        Convert.FromHexString(record, both[SHA256.HashSizeInBytes..], out _, out _);
        return HashOf(both);
    }
}
