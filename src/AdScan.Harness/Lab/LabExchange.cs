using AdScan.Snippets; using AdScan.Viewers;
namespace AdScan.Harness.Lab;
internal sealed class LabExchange : IAsyncDisposable
{
    public int Port { get; }
    public static Task<LabExchange> StartAsync(int port, IEnumerable<Region> regions, CancellationToken ct) => throw new MisuseException("lab");
    public IReadOnlyList<AdSnippet> Snippets(string set) => Port == 0 ? [] : [];
    public ValueTask DisposeAsync() => default;
}
