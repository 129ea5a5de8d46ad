using AdScan.Impressions;
using AdScan.Rendering;

namespace AdScan.Tests.Rendering;

/// <summary>What an impression used, beside the limits that browsers set for ads.</summary>
public sealed class FootprintTests
{
    [Theory]
    [InlineData(4_000_000, null)]
    [InlineData(5_200_000, "5.2 MB")]
    public void More_than_four_megabytes_is_heavy(long bytes, string? said) => Assert.Equal(said, Heavy(new Footprint { Bytes = bytes }));

    [Fact]
    public void More_than_fifteen_seconds_of_the_processor_in_thirty_of_its_life_is_heavy()
    {
        var even = new Footprint();
        for (var i = 0; i <= 60; i += 10) even.Used(TimeSpan.FromSeconds(i), i / 3.0);
        Assert.Null(Heavy(even));
        var burst = new Footprint();
        foreach (var (life, seconds) in new[] { (0, 0.2), (20, 0.4), (30, 16.0), (60, 17.0) }) burst.Used(TimeSpan.FromSeconds(life), seconds);
        Assert.Equal("CPU 17 s", Heavy(burst));
        var unseen = new Footprint();
        foreach (var (life, seconds) in new[] { (0, 0.2), (5, 0.4), (60, 31.0) }) unseen.Used(TimeSpan.FromSeconds(life), seconds);
        Assert.Equal("CPU 31 s", Heavy(unseen));
    }

    [Fact]
    public void Connections_without_encryption_are_told_once_a_host_and_loopback_is_none()
    {
        var network = new[] { "http://a.example/x?y=1", "http://a.example/z", "https://b.example/", "ws://c.example/s", "http://lab.localhost:80/", "http://127.0.0.1/" }.Select(url => new NetworkEntry { Url = url }).ToList();
        Assert.Equal(["http://a.example/x", "ws://c.example/s"], new Footprint().Behaviours(TimeSpan.Zero, network).Where(b => b.Kind == "insecure").Select(b => b.Detail));
    }

    private static string? Heavy(Footprint footprint) => footprint.Behaviours(TimeSpan.FromSeconds(60), []).SingleOrDefault(b => b.Kind == "heavy")?.Detail;
}
