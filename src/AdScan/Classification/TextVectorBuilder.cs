using System.Buffers;
using System.Numerics;

namespace AdScan.Classification;

/// <summary>Puts a vector together, group after group, each of unit length.</summary>
internal ref struct TextVectorBuilder
{
    private const uint GoldenRatio = 0x9e3779b9;

    private readonly int[] _places;
    private readonly float[] _values;

    /// <summary>An open-addressed set of the places of which each counts once, each one higher than it is, and 0 where it is empty: small, so that it stays near the processor.</summary>
    private readonly int[] _set;

    private readonly Span<int> _met;
    private readonly int _shift;
    private int _count;
    private int _start;

    /// <param name="most">How many places may be added.</param>
    public TextVectorBuilder(int most)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)most * 2);
        (_places, _values, _set) = (ArrayPool<int>.Shared.Rent(most), ArrayPool<float>.Shared.Rent(most), ArrayPool<int>.Shared.Rent(size));
        _met = _set.AsSpan(0, size);
        _met.Clear();
        _shift = 32 - BitOperations.Log2((uint)size);
    }

    /// <summary>Adds a place, which may be added again.</summary>
    public void Add(int place) => _places[_count++] = place;

    /// <summary>Adds a place of a group in which it counts once.</summary>
    public void AddOnce(int place)
    {
        var slot = (int)(((uint)place * GoldenRatio) >> _shift);
        while (_met[slot] != 0)
        {
            if (_met[slot] == place + 1) return;
            slot = (slot + 1) & (_met.Length - 1);
        }

        _met[slot] = place + 1;
        _places[_count++] = place;
    }

    /// <summary>Ends a group whose places weigh by how often they were added, and by how rare they are.</summary>
    /// <param name="idf">How much a place weighs.</param>
    public void EndCounted(float[] idf)
    {
        var added = _places.AsSpan(_start, _count - _start);
        added.Sort();
        _count = _start;
        var square = 0.0;
        for (int i = 0, next; i < added.Length; i = next)
        {
            for (next = i + 1; next < added.Length && added[next] == added[i];) next++;
            var value = (1 + MathF.Log(next - i)) * idf[added[i]];
            square += value * value;
            (_places[_count], _values[_count]) = (added[i], value);
            _count++;
        }

        var length = (float)Math.Sqrt(square);
        foreach (ref var value in _values.AsSpan(_start, _count - _start)) value /= length;
        _start = _count;
    }

    /// <summary>Ends a group whose places weigh the same.</summary>
    public void EndEqual()
    {
        if (_count > _start) _values.AsSpan(_start, _count - _start).Fill(1 / (float)Math.Sqrt(_count - _start));
        _start = _count;
    }

    /// <summary>The vector; nothing can be added after.</summary>
    public readonly TextVector Build()
    {
        var vector = new TextVector(_places.AsSpan(0, _count).ToArray(), _values.AsSpan(0, _count).ToArray());
        ArrayPool<int>.Shared.Return(_places);
        ArrayPool<float>.Shared.Return(_values);
        ArrayPool<int>.Shared.Return(_set);
        return vector;
    }
}
