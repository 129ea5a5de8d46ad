using AdScan.Harness.Lab;
using AdScan.Harness.Lab.Faults;
using AdScan.Viewers;

namespace AdScan.BrowserTests;

/// <summary>Attacks and accidents, one of each kind; <c>adscan lab grade --set hostile</c> tries them all.</summary>
[Collection("browser")]
public sealed class FaultTests
{
    private static readonly string[] Ids =
    [
        "broken-text", "frames-recursive", "loop-later", "memory-arrays", "private-hosts", "request-flood", "response-bomb", "windows",
        "renderer-killed", "browser-killed", "driver-killed", "exit-dies", "exit-silent", "clock-jumps", "folder-removed", "disk-full", "tool-killed",
    ];

    /// <summary>Those that this machine lets happen: a disk can be filled by root alone.</summary>
    public static TheoryData<string> Faults => [.. Ids.Except(HostileGrade.Accidents.Where(fault => fault.WhyNotHere is not null).Select(fault => fault.Id))];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Costs_nobody_else_anything_and_leaves_nothing_behind(string id)
    {
        await using var exchange = await LabExchange.StartAsync(0, Region.Known, CancellationToken.None);
        var result = await HostileGrade.RunAsync(HostileGrade.All(exchange).Single(fault => fault.Id == id), exchange, CancellationToken.None);
        Assert.Empty(result.Wrong);
        Assert.Empty(result.Left);
    }
}
