namespace AdScan.Classification;

/// <summary>Hashes n-grams and words a character at a time: FNV-1a of 64 bits (Fowler, Noll and Vo) over UTF-16 code units.</summary>
internal static class NgramHash
{
    public const ulong Begin = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    public static ulong Extend(ulong hash, char next) => (((hash ^ (byte)next) * Prime) ^ (byte)(next >> 8)) * Prime;

    public static ulong Extend(ulong hash, ReadOnlySpan<char> next)
    {
        foreach (var c in next) hash = Extend(hash, c);
        return hash;
    }

    public static ulong Of(ReadOnlySpan<char> characters) => Extend(Begin, characters);

    /// <summary>One of so many buckets, a power of two. The low bits of FNV-1a are its weakest: the high ones are folded in, as its authors advise.</summary>
    public static int BucketOf(ulong hash, int buckets) => (int)((hash ^ (hash >> 32)) & (ulong)(buckets - 1));
}
