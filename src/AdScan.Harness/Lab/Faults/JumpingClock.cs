namespace AdScan.Harness.Lab.Faults;

/// <summary>A calendar that is set years forward and back between any two looks at it, as a broken time server does.</summary>
internal sealed class JumpingClock : LabFault
{
    public override string Id => "clock-jumps";

    public override string Kind => "clock";

    public override async Task<IReadOnlyList<string>> RunAsync(LabExchange exchange, CancellationToken cancellationToken)
    {
        await using var scanner = new AdScanner(Neighbours.Options(exchange), time: new Calendar());
        var (_, wrong) = await Neighbours.ScanAsync(scanner, Neighbours.All, cancellationToken);
        return wrong;
    }

    private sealed class Calendar : TimeProvider
    {
        private int _reads;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(Interlocked.Increment(ref _reads) % 2 == 0 ? 700 : -700);
    }
}
