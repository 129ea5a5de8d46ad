using System.Globalization;

namespace AdScan.Benchmarks.Peers;

/// <summary>What is compared, and on how much.</summary>
/// <param name="Impressions">At most so many impressions of each; null for the whole lab, every viewer.</param>
/// <param name="Only">Words of which a peer's name must hold one; empty for all peers.</param>
/// <param name="Out">The Markdown file to write, or null for standard output alone.</param>
/// <param name="Arguments">The command line, for whoever repeats it.</param>
internal sealed record PeerOptions(int? Impressions, IReadOnlyList<string> Only, string? Out, string Arguments)
{
    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static PeerOptions Of(string[] args)
    {
        var options = new PeerOptions(null, [], null, string.Join(' ', args.Prepend("peers")));
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) throw new ArgumentException($"{args[i]} has no value.");
            options = args[i] switch
            {
                "--impressions" => options with { Impressions = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--only" => options with { Only = args[i + 1].Split(',') },
                "--out" => options with { Out = args[i + 1] },
                _ => throw new ArgumentException($"'{args[i]}' is unknown: write --impressions N, --only NAME,NAME or --out FILE."),
            };
        }

        return options;
    }

    public bool Asks(IPeer peer) => Only.Count == 0 || Only.Any(word => peer.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
