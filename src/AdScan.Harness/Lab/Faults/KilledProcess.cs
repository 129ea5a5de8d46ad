using AdScan.Snippets;

namespace AdScan.Harness.Lab.Faults;

/// <summary>Processes of the browser or its driver that are killed from outside, again and again, while ads are looked at.</summary>
internal sealed class KilledProcess(string id, string mark) : LabFault
{
    /// <summary>Fewer than the tries of one impression, which all of them may hit.</summary>
    private const int Kills = 2;

    public override string Id => id;

    public override string Kind => "killed process";

    public override string? WhyNotHere => OperatingSystem.IsLinux() ? null : "processes are found by /proc, which is Linux's";

    public override async Task<IReadOnlyList<string>> RunAsync(LabExchange exchange, CancellationToken cancellationToken)
    {
        // Others may scan in this process too; only what this scan starts is killed.
        var others = LabProcess.Descendants().Select(p => p.Id).ToHashSet();
        await using var scanner = await AdScanner.StartAsync(Neighbours.Options(exchange), cancellationToken);
        var snippets = Neighbours.All.Concat(Enumerable.Range(0, 9).Select(i => new AdSnippet(Neighbours.All[i % 3].Content) { Id = $"more-{i}" })).ToList();
        var scanning = Neighbours.ScanAsync(scanner, snippets, cancellationToken);
        for (var i = 0; i < Kills && !scanning.IsCompleted; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(700), cancellationToken);
            LabProcess.Descendants().FirstOrDefault(p => !others.Contains(p.Id) && p.Command.Contains(mark, StringComparison.Ordinal))?.Kill();
        }

        var (reports, wrong) = await scanning;
        return [.. wrong, .. reports.Values.Where(r => r.Verdict == Reporting.Verdict.Inconclusive).Select(r => $"{r.Id} was not looked at again: {r.Reason}")];
    }
}
