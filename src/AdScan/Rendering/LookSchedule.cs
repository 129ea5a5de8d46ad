namespace AdScan.Rendering;

/// <summary>When to see whether a page has changed: at a few moments in any case, when its timers fall due, and often while it moves by itself.</summary>
internal sealed class LookSchedule(VirtualClock clock, PlannedTimers timers)
{
    /// <summary>Moments of the page's life at which we look in any case: dense at first, then every ten seconds.</summary>
    private static readonly TimeSpan[] Moments = [.. new[] { 0.6, 1.5, 3, 5, 10 }.Select(TimeSpan.FromSeconds)];
    private static readonly TimeSpan LateStep = TimeSpan.FromSeconds(10);

    /// <summary>What a timer does is seen this long after it has fallen due; timers nearer to one another than the pause are looked at together.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.06), Pause = TimeSpan.FromSeconds(0.4);

    /// <summary>Moments added for timers: a page that has planned more counts as one that moves by itself.</summary>
    private const int MostPlanned = 30;

    /// <summary>How often we look at a page that moves by itself: a slide that can be read stands for longer.</summary>
    private static readonly TimeSpan MovingStep = TimeSpan.FromSeconds(1.5);

    /// <summary>A page that was painted anew with no timer due, by a style sheet's animation perhaps, is taken to move by itself for this long.</summary>
    private static readonly TimeSpan Restless = TimeSpan.FromSeconds(15);

    private int _planned;
    private bool _isPlanned;
    private TimeSpan _movesUntil;

    /// <summary>The next moment at which to look, at the latest the end of the life.</summary>
    /// <param name="life">How much of the page's life there is to see.</param>
    /// <param name="left">How many looks are left, from 1, where they have to last until the end; null where there are enough.</param>
    public TimeSpan Next(TimeSpan life, int? left)
    {
        var now = clock.Now;
        var next = !clock.HasReached(Moments[^1]) ? Moments.First(moment => !clock.HasReached(moment)) : now + LateStep;
        _isPlanned = false;
        if (clock.IsMoving || now < _movesUntil || _planned >= MostPlanned) next = Earlier(next, now + MovingStep);
        else if (NextTimer(now) is { } planned && planned < next)
        {
            _planned++;
            _isPlanned = true;
            next = planned;
        }

        if (left is { } looks) next = Later(next, now + ((life - now) / looks));
        return Earlier(next, life);
    }

    /// <summary>Told when something was painted since the last moment, and by nothing that we did.</summary>
    public void Painted()
    {
        // A page that draws by itself always says so.
        if (!_isPlanned && clock.DrawsOnDemand) _movesUntil = clock.Now + Restless;
    }

    private TimeSpan? NextTimer(TimeSpan now) => timers.NextAfter(now.TotalMilliseconds) is { } due ? Later(TimeSpan.FromMilliseconds(due) + Settling, now + Pause) : null;

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
