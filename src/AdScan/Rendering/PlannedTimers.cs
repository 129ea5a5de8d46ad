namespace AdScan.Rendering;

/// <summary>What the page's scripts have planned: the moments at which their timers fall due, so that we look when something may happen and not by guess.</summary>
/// <remarks>A timer that is cleared stays planned: one look too many. Thread-safe: what the page tells arrives while its clock is run.</remarks>
internal sealed class PlannedTimers
{
    private const int Most = 400;

    /// <summary>No life that is looked at lasts longer, in milliseconds: a day.</summary>
    private const double Furthest = 86_400_000;

    /// <summary>Nothing is looked at more often than this, in milliseconds.</summary>
    private const double ShortestPeriod = 400;

    private readonly Lock _gate = new();
    private readonly List<(double Due, double Period)> _timers = [];

    /// <param name="due">Milliseconds of the page's life.</param>
    /// <param name="period">Milliseconds between two times, or 0 for a timer that falls due once.</param>
    public void Add(double due, double period)
    {
        lock (_gate)
        {
            if (_timers.Count < Most && due is >= 0 and <= Furthest && double.IsFinite(period)) _timers.Add((due, period > 0 ? Math.Max(ShortestPeriod, period) : 0));
        }
    }

    /// <summary>The first moment after another at which a timer falls due, in milliseconds of the page's life; null if none is known.</summary>
    public double? NextAfter(double moment)
    {
        lock (_gate)
        {
            _timers.RemoveAll(timer => timer.Due <= moment && timer.Period == 0);
            return _timers.Count == 0 ? null : _timers.Min(timer => timer.Due > moment ? timer.Due : timer.Due + (timer.Period * (Math.Floor((moment - timer.Due) / timer.Period) + 1)));
        }
    }
}
