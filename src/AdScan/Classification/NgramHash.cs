namespace AdScan.Classification;

/// <summary>Hashes n-grams a character at a time: FNV-1a of 64 bits (Fowler, Noll and Vo) over UTF-16 code units.</summary>
internal static class NgramHash
{
    public const ulong Begin = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    public static ulong Extend(ulong hash, char next) => (((hash ^ (byte)next) * Prime) ^ (byte)(next >> 8)) * Prime;
}
