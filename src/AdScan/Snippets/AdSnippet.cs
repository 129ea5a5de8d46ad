using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdScan.Snippets;

/// <summary>A piece of ad code as it reaches a platform, with what is declared about it.</summary>
/// <remarks>Immutable; safe to share between threads.</remarks>
public sealed record AdSnippet
{
    /// <summary>Creates a snippet from markup (HTML, script) as a publisher would paste it into a page.</summary>
    /// <param name="markup">The markup; not null. Its size is checked when it is scanned (<see cref="AdScannerOptions.MaxSnippetBytes"/>).</param>
    /// <exception cref="ArgumentNullException"><paramref name="markup"/> is null.</exception>
    public AdSnippet(string markup)
        : this(SnippetKind.Markup, markup)
    {
    }

    private AdSnippet(SnippetKind kind, string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Kind = kind;
        Content = content;
    }

    /// <summary>Creates a snippet that is the page at an http(s) address.</summary>
    /// <exception cref="ArgumentException"><paramref name="address"/> is not an absolute http or https address.</exception>
    public static AdSnippet FromAddress(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"'{address}' is not an http or https address.", nameof(address));
        }

        return new AdSnippet(SnippetKind.Address, address.AbsoluteUri);
    }

    /// <summary>Creates a snippet from plain text.</summary>
    public static AdSnippet FromText(string text) => new(SnippetKind.Text, text);

    /// <summary>Creates the record of a snippet that could not be read; scanning it gives <c>Inconclusive</c> with <paramref name="defect"/> as the reason.</summary>
    public static AdSnippet Unreadable(string id, string defect) => new(SnippetKind.Markup, "") { Id = id, Defect = defect };

    /// <summary>What the content is.</summary>
    public SnippetKind Kind { get; }

    /// <summary>The markup, the address, or the text, by <see cref="Kind"/>.</summary>
    public string Content { get; }

    /// <summary>The snippet's identity in reports. Default: the first 16 hex digits of the SHA-256 of the content.</summary>
    public string Id
    {
        get => field ?? Hash(Content);
        init;
    }

    /// <summary>Where it was read: the file, with its line or the path within it where known (<c>feed.jsonl:12</c>); null if it came from no file.</summary>
    public string? Place { get; init; }

    /// <summary>Why the snippet could not be read, or null if it could.</summary>
    public string? Defect { get; init; }

    /// <summary>The declared advertiser.</summary>
    public string? Advertiser { get; init; }

    /// <summary>The declared advertiser domain (OpenRTB <c>adomain</c>).</summary>
    public string? AdvertiserDomain { get; init; }

    /// <summary>The declared campaign (OpenRTB <c>cid</c>).</summary>
    public string? Campaign { get; init; }

    /// <summary>The declared keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The declared landing page.</summary>
    public string? LandingUrl { get; init; }

    /// <summary>The declared industry.</summary>
    public string? Industry { get; init; }

    /// <summary>The slot that the snippet was sold for.</summary>
    public AdSlot Slot { get; init; } = new();

    internal static string TooLarge(long bytes, int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"The snippet has {bytes:N0} bytes, over the limit of {limit:N0}.");

    private static string Hash(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16];
}
