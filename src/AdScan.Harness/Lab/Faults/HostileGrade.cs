using AdScan.Viewers;

namespace AdScan.Harness.Lab.Faults;

/// <summary>Lets every fault happen, one after another, and looks at what is left after each.</summary>
internal static class HostileGrade
{
    /// <summary>Every fault: what ads do, then what happens to the machine.</summary>
    public static IReadOnlyList<LabFault> All(LabExchange exchange) =>
    [
        .. exchange.Cases(LabExchange.Hostile).Select(known => new AdFault(known)),
        new KilledProcess("renderer-killed", "--type=renderer"),
        new KilledProcess("browser-killed", "--remote-debugging-pipe"),
        new KilledProcess("driver-killed", "run-driver"),
        new DyingExit(),
        new JumpingClock(),
        new RemovedFolder(),
        new FullDisk(),
        new KilledTool(),
    ];

    public static async Task<IReadOnlyList<FaultResult>> RunAsync(IProgress<FaultResult> progress, CancellationToken cancellationToken)
    {
        await using var exchange = await LabExchange.StartAsync(0, Region.Known, cancellationToken);
        var results = new List<FaultResult>();
        foreach (var fault in All(exchange).Where(fault => fault.WhyNotHere is null))
        {
            var result = await RunAsync(fault, exchange, cancellationToken);
            progress.Report(result);
            results.Add(result);
        }

        return results;
    }

    public static async Task<FaultResult> RunAsync(LabFault fault, LabExchange exchange, CancellationToken cancellationToken)
    {
        var before = Leftovers.Take();
        var began = TimeProvider.System.GetTimestamp();
        var wrong = await fault.RunAsync(exchange, cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        return new FaultResult(fault, wrong, await Leftovers.SinceAsync(before, cancellationToken), seconds);
    }
}
