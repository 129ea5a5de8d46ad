namespace AdScan.Tests;

public sealed class FlightLimitTests
{
    private static readonly TimeSpan Brisk = TimeSpan.FromSeconds(0.1), Slow = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Is_raised_while_the_machine_keeps_up_and_never_over_the_most()
    {
        using var limit = new FlightLimit(most: 4, first: 2);
        for (var i = 0; i < 10; i++) await PassAsync(limit, Brisk);
        Assert.Equal(4, limit.Allowed);
        Assert.Equal(4, await RoomAsync(limit));
    }

    [Fact]
    public async Task Is_lowered_where_it_does_not_to_half_of_the_first_at_least()
    {
        using var limit = new FlightLimit(most: 8, first: 4);
        for (var i = 0; i < 100; i++) await PassAsync(limit, Slow);
        Assert.Equal(2, limit.Allowed);
        Assert.Equal(2, await RoomAsync(limit));
    }

    [Theory]
    [InlineData(0.1, 5)]
    [InlineData(2, 3)]
    public async Task Those_in_flight_together_change_it_by_one_place_only(double seconds, int allowed)
    {
        using var limit = new FlightLimit(most: 8, first: 4);
        var entered = await EnterAsync(limit, 4);
        foreach (var generation in entered) limit.Leave(generation, TimeSpan.FromSeconds(seconds));
        Assert.Equal(allowed, limit.Allowed);
        Assert.Equal(allowed, await RoomAsync(limit));
    }

    [Fact]
    public async Task What_was_never_readied_changes_nothing()
    {
        using var limit = new FlightLimit(most: 8, first: 2);
        for (var i = 0; i < 10; i++) await PassAsync(limit, null);
        Assert.Equal(2, await RoomAsync(limit));
    }

    [Fact]
    public void Begins_with_no_more_than_the_most()
    {
        using var limit = new FlightLimit(most: 1, first: 2);
        Assert.Equal(1, limit.Allowed);
    }

    private static async Task PassAsync(FlightLimit limit, TimeSpan? readying) => limit.Leave(await limit.EnterAsync(CancellationToken.None), readying);

    private static async Task<List<int>> EnterAsync(FlightLimit limit, int count)
    {
        var generations = new List<int>();
        for (var i = 0; i < count; i++) generations.Add(await limit.EnterAsync(CancellationToken.None));
        return generations;
    }

    /// <summary>How many can enter without waiting.</summary>
    private static async Task<int> RoomAsync(FlightLimit limit)
    {
        var room = 0;
        for (var entering = limit.EnterAsync(CancellationToken.None); entering.IsCompleted; entering = limit.EnterAsync(CancellationToken.None))
        {
            await entering;
            room++;
        }

        return room;
    }
}
