using System.Runtime.InteropServices;

namespace AdScan.Classification;

/// <summary>About how often n-grams were met, in three bytes for each: a fingerprint of 16 bits, and the logarithm of the count.</summary>
/// <remarks>
/// An open-addressed table, read from its file as it stands. Of n-grams that were not met, four in a hundred thousand are taken for others that were.
/// Immutable, and safe for concurrent use.
/// </remarks>
internal sealed class NgramCounts
{
    private const int LargestTable = 1 << 24;

    /// <summary>Steps of a level for each e-fold: a count is known to 3 %.</summary>
    private const double StepsOfLevel = 16;

    /// <summary>Part of the places of a table that may be taken: the fuller, the longer the search for what is not there.</summary>
    private const double MostTaken = 0.75;

    /// <summary>What a level stands for; the first is that of an empty place.</summary>
    private static readonly float[] CountOfLevel = Enumerable.Range(0, 256).Select(level => level == 0 ? 0 : (float)Math.Exp((level - 1) / StepsOfLevel)).ToArray();

    private readonly ushort[] _fingerprints;
    private readonly byte[] _levels;

    private NgramCounts(ushort[] fingerprints, byte[] levels) => (_fingerprints, _levels) = (fingerprints, levels);

    /// <param name="counted">N-grams by their hash, each once; their order decides where they stand.</param>
    public static NgramCounts Of(IReadOnlyCollection<(ulong Hash, int Count)> counted)
    {
        var size = 1;
        while (counted.Count > MostTaken * size) size *= 2;
        var counts = new NgramCounts(new ushort[size], new byte[size]);
        foreach (var (hash, count) in counted) counts.Add(hash, count);
        return counts;
    }

    /// <exception cref="InvalidDataException">It is no table of counts.</exception>
    public static NgramCounts Read(BinaryReader reader)
    {
        var size = reader.ReadInt32();
        if (size is < 1 or > LargestTable || (size & (size - 1)) != 0) throw new InvalidDataException("its counts are too many or damaged");
        var counts = new NgramCounts(new ushort[size], new byte[size]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(counts._fingerprints.AsSpan()));
        reader.BaseStream.ReadExactly(counts._levels);
        return counts._levels.Contains((byte)0) ? counts : throw new InvalidDataException("its counts have no end"); // a search ends at an empty place
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_levels.Length);
        writer.Write(MemoryMarshal.AsBytes<ushort>(_fingerprints));
        writer.Write(_levels);
    }

    /// <summary>About how often an n-gram was met; 0 if never, or too seldom to be kept.</summary>
    public float this[ulong hash]
    {
        get
        {
            var fingerprint = FingerprintOf(hash);
            for (var place = PlaceOf(hash); _levels[place] != 0; place = Next(place))
            {
                if (_fingerprints[place] == fingerprint) return CountOfLevel[_levels[place]];
            }

            return 0;
        }
    }

    private void Add(ulong hash, int count)
    {
        var place = PlaceOf(hash);
        while (_levels[place] != 0) place = Next(place);
        (_fingerprints[place], _levels[place]) = (FingerprintOf(hash), (byte)Math.Min(255, 1 + Math.Round(StepsOfLevel * Math.Log(count))));
    }

    private int PlaceOf(ulong hash) => NgramHash.BucketOf(hash, _levels.Length);

    private int Next(int place) => (place + 1) & (_levels.Length - 1);

    private static ushort FingerprintOf(ulong hash) => (ushort)(hash >> 48);
}
