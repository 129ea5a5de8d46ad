using AdScan.Viewers;

namespace AdScan.Harness.Lab.Faults;

/// <summary>Lets every fault happen, one after another, and looks at what is left after each.</summary>
internal static class HostileGrade
{
    /// <summary>What happens to the machine rather than in an ad.</summary>
    public static IReadOnlyList<LabFault> Accidents { get; } =
    [
        new KilledProcess("renderer-killed", "--type=renderer"),
        new KilledProcess("browser-killed", "--remote-debugging-pipe"),
        new KilledProcess("driver-killed", "run-driver"),
        FailingExit.Dying,
        FailingExit.Silent,
        new JumpingClock(),
        new RemovedFolder(),
        new FullDisk(),
        new KilledTool(),
    ];

    /// <summary>Every fault: what ads do, then what happens to the machine.</summary>
    public static IReadOnlyList<LabFault> All(LabExchange exchange) => [.. exchange.Cases(LabExchange.Hostile).Select(known => new AdFault(known)), .. Accidents];

    /// <param name="only">The id of the one fault to let happen; null for all.</param>
    /// <param name="progress">Told of each fault when it is over.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MisuseException">There is no such fault.</exception>
    public static async Task<IReadOnlyList<FaultResult>> RunAsync(string? only, IProgress<FaultResult> progress, CancellationToken cancellationToken)
    {
        await using var exchange = await LabExchange.StartAsync(0, Region.Known, cancellationToken);
        var results = new List<FaultResult>();
        foreach (var fault in All(exchange).Where(fault => fault.WhyNotHere is null && (only is null || fault.Id == only)))
        {
            var result = await RunAsync(fault, exchange, cancellationToken);
            progress.Report(result);
            results.Add(result);
        }

        return results.Count > 0 ? results : throw new MisuseException($"there is no fault '{only}', or it cannot be tried on this machine.");
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
