using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.Harness.Lab.Faults;

/// <summary>A region's exit that fails in the middle of a run: its impressions say so, and none goes another way.</summary>
/// <param name="id">Its name.</param>
/// <param name="fail">How the exit fails.</param>
internal sealed class FailingExit(string id, Func<LabProxy, ValueTask> fail) : LabFault
{
    private const int Before = 2, After = 4;

    /// <summary>It hangs up on everyone.</summary>
    public static FailingExit Dying { get; } = new("exit-dies", proxy => proxy.DisposeAsync());

    /// <summary>It takes connections and says nothing on them.</summary>
    public static FailingExit Silent { get; } = new("exit-silent", proxy =>
    {
        proxy.FallSilent();
        return ValueTask.CompletedTask;
    });

    public override string Id => id;

    public override string Kind => "exit";

    public override async Task<IReadOnlyList<string>> RunAsync(LabExchange exchange, CancellationToken cancellationToken)
    {
        await using var proxy = new LabProxy(socks: true, "user:secret");
        var options = Neighbours.Options(exchange);
        options.Viewers = ViewerMatrix.Of([Region.Shanghai, Region.Sichuan with { Egress = NetworkExit.Parse($"socks5://user:secret@127.0.0.1:{proxy.Port}") }], [DeviceProfile.IPhone15]);
        await using var scanner = await AdScanner.StartAsync(options, cancellationToken);
        var snippets = Enumerable.Range(0, Before + After).Select(i => new AdSnippet($"<h3>原木餐桌</h3><script src=\"http://sdk.localhost:{exchange.Port}/card.js?{i}\"></script>") { Id = $"ad-{i}" }).ToList();
        var (first, wrong) = await Neighbours.ScanAsync(scanner, snippets.Take(Before).ToList(), cancellationToken);
        await fail(proxy);
        var asked = proxy.Asked.Count;
        var (second, more) = await Neighbours.ScanAsync(scanner, snippets.Skip(Before).ToList(), cancellationToken);
        return
        [
            .. wrong,
            .. more,
            .. first.Values.Where(r => r.Verdict != Verdict.Pass).Select(r => $"{r.Id} is {r.Verdict} while the exit worked: {r.Reason}"),
            .. second.Values.Where(r => r.Verdict != Verdict.Inconclusive).Select(r => $"{r.Id} is {r.Verdict} although the exit fails"),
            .. second.Values.Where(r => !TextOf(r).Contains("could not be used", StringComparison.Ordinal)).Select(r => $"{r.Id} does not say that the exit could not be used"),
            .. first.Values.Concat(second.Values).Where(r => TextOf(r).Contains("secret", StringComparison.Ordinal)).Select(r => $"{r.Id} shows the exit's password"),
            .. asked >= Before ? (string[])[] : [$"the exit was asked {asked} times, not once for each impression"],
        ];
    }

    private static string TextOf(ScanReport report) => ReportJson.Write(report) + Newtonsoft.Json.JsonConvert.SerializeObject(report.Facts);
}
