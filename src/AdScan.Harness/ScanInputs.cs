using AdScan.Harness.Lab;
using AdScan.Snippets;

namespace AdScan.Harness;

/// <summary>The snippets of a scan, and the lab where one of the inputs is a set of it.</summary>
internal sealed class ScanInputs : IAsyncDisposable
{
    private const string LabPrefix = "lab:";
    private readonly LabExchange? _lab;

    private ScanInputs(IReadOnlyList<AdSnippet> snippets, LabExchange? lab) => (Snippets, _lab) = (snippets, lab);

    public IReadOnlyList<AdSnippet> Snippets { get; }

    /// <summary>Hosts that the scan must be able to reach for these inputs.</summary>
    public IReadOnlyList<string> PrivateHosts => _lab is null ? [] : [$"*.localhost:{_lab.Port}"];

    /// <exception cref="FeedException">An input cannot be read, or two hold the same id.</exception>
    public static async Task<ScanInputs> OpenAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        var lab = request.Inputs.Any(IsLab) ? await LabExchange.StartAsync(0, request.Viewers.Select(v => v.Region).Distinct(), cancellationToken) : null;
        try
        {
            var snippets = new Dictionary<string, AdSnippet>(StringComparer.Ordinal);
            foreach (var input in request.Inputs)
            {
                foreach (var snippet in await ReadAsync(input, lab, request.Scanner.MaxSnippetBytes, cancellationToken))
                {
                    if (!snippets.TryAdd(snippet.Id, snippet)) throw new FeedException(input, $"the id '{snippet.Id}' is used in another input already: give each snippet an id of its own.");
                }
            }

            return new ScanInputs([.. snippets.Values], lab);
        }
        catch
        {
            if (lab is not null) await lab.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lab is not null) await _lab.DisposeAsync();
    }

    private static bool IsLab(string input) => input.StartsWith(LabPrefix, StringComparison.Ordinal);

    private static async Task<IReadOnlyList<AdSnippet>> ReadAsync(string input, LabExchange? lab, int maxSnippetBytes, CancellationToken cancellationToken)
    {
        if (IsLab(input)) return lab!.Snippets(input[LabPrefix.Length..]);
        if (input == "-") return await FeedReader.ReadJsonLinesAsync(Console.OpenStandardInput(), "standard input", maxSnippetBytes, cancellationToken);
        if (input.StartsWith("http://", StringComparison.Ordinal) || input.StartsWith("https://", StringComparison.Ordinal)) return [AdSnippet.FromAddress(new Uri(input))];
        return await FeedReader.ReadAsync(input, maxSnippetBytes, cancellationToken);
    }
}
