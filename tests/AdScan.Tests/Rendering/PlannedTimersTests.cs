using AdScan.Rendering;

namespace AdScan.Tests.Rendering;

/// <summary>When an ad's timers fall due, hostile ones included.</summary>
public sealed class PlannedTimersTests
{
    [Fact]
    public void The_next_is_the_earliest_that_is_still_to_come()
    {
        var timers = new PlannedTimers();
        Assert.Null(timers.NextAfter(0));
        timers.Add(due: 32_700, period: 0);
        timers.Add(due: 500, period: 0);
        timers.Add(due: 10_000, period: 10_000);
        Assert.Equal(500, timers.NextAfter(100));
        Assert.Equal(10_000, timers.NextAfter(500));
        Assert.Equal(32_700, timers.NextAfter(30_000));
        Assert.Equal(40_000, timers.NextAfter(32_700));
    }

    [Theory]
    [InlineData(1e300, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(-5, 0)]
    [InlineData(100, double.NaN)]
    public void What_no_life_lasts_for_is_not_planned(double due, double period)
    {
        var timers = new PlannedTimers();
        timers.Add(due, period);
        Assert.Null(timers.NextAfter(0));
    }

    [Fact]
    public void A_period_too_short_to_be_looked_at_is_made_longer()
    {
        var timers = new PlannedTimers();
        timers.Add(due: 100, period: 1e-306);
        Assert.Equal(60_100, timers.NextAfter(60_000));
    }
}
