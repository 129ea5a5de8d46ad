namespace AdScan;

/// <summary>How many impressions are in flight: one more while the machine keeps up, one fewer where it does not.</summary>
/// <remarks>
/// Additive increase and decrease by the time that readying a page takes, in which no ad and no network has a part: a slow ad changes nothing, a slow machine does.
/// There the same work is done sooner by fewer at a time, and none of them runs into its limit for want of a processor. Safe for concurrent use.
/// </remarks>
internal sealed class FlightLimit : IDisposable
{
    private static readonly TimeSpan Brisk = TimeSpan.FromSeconds(0.3), Slow = TimeSpan.FromSeconds(0.5);

    private readonly SemaphoreSlim _free;
    private readonly Lock _lock = new();
    private readonly int _least, _most;
    private int _allowed;
    private int _generation;

    /// <param name="most">The most in flight.</param>
    /// <param name="first">How many at first; half as many are never too many.</param>
    public FlightLimit(int most, int first)
    {
        (_most, _allowed) = (most, Math.Min(most, first));
        _least = Math.Max(1, _allowed / 2);
        _free = new SemaphoreSlim(_allowed);
    }

    /// <summary>How many may be in flight now, from 1.</summary>
    public int Allowed => _allowed;

    /// <summary>Waits for a place.</summary>
    /// <returns>The limit's generation, to be given back on leaving: what was readied under another limit says nothing of this one.</returns>
    public async Task<int> EnterAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return _generation;
    }

    /// <param name="generation">What <see cref="EnterAsync"/> gave.</param>
    /// <param name="readying">What readying its page took; null where that says nothing.</param>
    public void Leave(int generation, TimeSpan? readying)
    {
        lock (_lock)
        {
            var change = generation == _generation && readying is { } took ? ChangeAfter(took) : 0;
            _allowed += change;
            if (change != 0) _generation++;
            if (1 + change > 0) _free.Release(1 + change);
        }
    }

    public void Dispose() => _free.Dispose();

    private int ChangeAfter(TimeSpan took)
    {
        if (took < Brisk) return _allowed < _most ? 1 : 0;
        return took > Slow && _allowed > _least ? -1 : 0;
    }
}
