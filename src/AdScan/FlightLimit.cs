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
    private readonly int _most;
    private int _allowed;
    private int _unsettled;

    /// <param name="most">The most in flight.</param>
    /// <param name="first">How many at first.</param>
    public FlightLimit(int most, int first)
    {
        (_most, _allowed) = (most, Math.Min(most, first));
        _free = new SemaphoreSlim(_allowed);
    }

    /// <summary>How many may be in flight now, from 1.</summary>
    public int Allowed => _allowed;

    public Task EnterAsync(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

    /// <param name="readying">What readying its page took; null where it was not readied.</param>
    public void Leave(TimeSpan? readying)
    {
        lock (_lock)
        {
            var change = readying is { } took ? ChangeAfter(took) : 0;
            _allowed += change;
            if (1 + change > 0) _free.Release(1 + change);
        }
    }

    public void Dispose() => _free.Dispose();

    private int ChangeAfter(TimeSpan took)
    {
        // What was in flight when one place was taken away was readied among too many, and says nothing of those that are left.
        if (_unsettled > 0)
        {
            _unsettled--;
            return 0;
        }

        if (took < Brisk) return _allowed < _most ? 1 : 0;
        if (took < Slow || _allowed == 1) return 0;
        _unsettled = _allowed - 1;
        return -1;
    }
}
