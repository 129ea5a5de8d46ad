using System.Numerics;
using System.Runtime.InteropServices;

namespace AdScan.Classification;

/// <summary>About how often n-grams were met: of each, a fingerprint of 16 bits and the logarithm of the count.</summary>
/// <remarks>
/// An open-addressed table. Of n-grams that were not met, at most one in some ten thousand is taken for another that was.
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

    /// <summary>A fingerprint, and a level in the lowest byte, side by side so that one look into memory finds both; 0 where there is none.</summary>
    private readonly uint[] _table;

    private NgramCounts(uint[] table) => _table = table;

    /// <param name="counted">N-grams by their hash, each once; their order decides where they stand.</param>
    public static NgramCounts Of(IReadOnlyCollection<(ulong Hash, int Count)> counted)
    {
        var size = 1;
        while (counted.Count > MostTaken * size) size *= 2;
        if (size > LargestTable) throw new FormatException("The data holds more different texts than a model can know: train on a part of it.");
        var counts = new NgramCounts(new uint[size]);
        foreach (var (hash, count) in counted) counts.Add(hash, count);
        return counts;
    }

    /// <exception cref="InvalidDataException">It is no table of counts.</exception>
    public static NgramCounts Read(BinaryReader reader)
    {
        var size = reader.ReadInt32();
        if (size is < 1 or > LargestTable || !BitOperations.IsPow2(size)) throw new InvalidDataException("its counts are too many or damaged");
        var (fingerprints, levels, table) = (new ushort[size], new byte[size], new uint[size]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(fingerprints.AsSpan()));
        reader.BaseStream.ReadExactly(levels);
        if (levels.Count(level => level != 0) > MostTaken * size) throw new InvalidDataException("its counts are too close together"); // a search ends at an empty place
        for (var place = 0; place < size; place++) table[place] = EntryOf(fingerprints[place], levels[place]);
        return new NgramCounts(table);
    }

    /// <summary>Writes fingerprints first, then levels, which can be packed.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(_table.Length);
        foreach (var entry in _table) writer.Write((ushort)(entry >> 8));
        foreach (var entry in _table) writer.Write((byte)entry);
    }

    /// <summary>About how often an n-gram was met; 0 if never, or too seldom to be kept.</summary>
    public float this[ulong hash]
    {
        get
        {
            var fingerprint = FingerprintOf(hash);
            for (var place = PlaceOf(hash); _table[place] != 0; place = Next(place))
            {
                if (_table[place] >> 8 == fingerprint) return CountOfLevel[(byte)_table[place]];
            }

            return 0;
        }
    }

    private void Add(ulong hash, int count)
    {
        var place = PlaceOf(hash);
        while (_table[place] != 0) place = Next(place);
        _table[place] = EntryOf(FingerprintOf(hash), (byte)Math.Min(255, 1 + Math.Round(StepsOfLevel * Math.Log(count))));
    }

    /// <summary>The lowest byte is at least 1 where there is a count.</summary>
    private static uint EntryOf(ushort fingerprint, byte level) => level == 0 ? 0 : ((uint)fingerprint << 8) | level;

    private int PlaceOf(ulong hash) => NgramHash.BucketOf(hash, _table.Length);

    private int Next(int place) => (place + 1) & (_table.Length - 1);

    private static ushort FingerprintOf(ulong hash) => (ushort)(hash >> 48);
}
