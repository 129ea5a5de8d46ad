using AdScan.Rendering;

namespace AdScan.Tests.Rendering;

public sealed class TickMeterTests
{
    private readonly TickMeter _meter = new();

    [Fact]
    public void What_ticks_is_looked_at_thrice_and_then_every_few_seconds()
    {
        var looked = Enumerable.Range(1, 20).Where(second => !IsTick("距结束 0", second)).ToList();
        Assert.Equal([1, 2, 3], looked.Take(3));
        Assert.All(looked.Skip(2).Zip(looked.Skip(3)), pair => Assert.InRange(pair.Second - pair.First, 3, 6));
        Assert.InRange(looked.Count, 5, 8);
    }

    [Fact]
    public void What_differs_in_more_than_numbers_is_news()
    {
        for (var second = 1; second <= 5; second++) IsTick("新茶上市 0 秒", second);
        Assert.False(IsTick("稳赚不赔 0 秒", 6));
    }

    private bool IsTick(string kind, int second) => _meter.IsTick(kind, TimeSpan.FromSeconds(second));
}
