using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AdScan.Snippets;

/// <summary>Puts the files of an HTML5 creative into its markup: each reference to one becomes a <c>data:</c> address, a framed page the frame's <c>srcdoc</c>.</summary>
/// <remarks>Files refer to each other in circles and over and over, so nesting and what is put in altogether are bounded. One creative an instance.</remarks>
internal sealed partial class AssetInliner(IReadOnlyDictionary<string, byte[]> files, int limit)
{
    private const int MostNesting = 4;

    /// <summary>Stands for wherever the creative will be; addresses below it are files of the zip.</summary>
    private static readonly Uri Root = new("http://creative.invalid/");

    /// <summary>Bytes that may yet be put in. What is in is never smaller, so that without room the page is over the limit.</summary>
    private long _room = limit;

    /// <summary>The page with its files in it, or null where that is over the limit.</summary>
    public string? Inline(string path)
    {
        var markup = FeedFile.Decode(files[path]) is { } text ? Markup(text, AddressOf(path), 0) : null;
        return _room < 0 || markup?.Length > limit ? null : markup;
    }

    /// <summary>The size that the page declares by IAB's <c>ad.size</c>.</summary>
    public AdSlot SlotOf(string path)
    {
        var tags = new MarkupScanner(FeedFile.Decode(files[path]) ?? "").Parts().Where(part => part.Tag == "meta").GroupBy(part => part.TagStart);
        var size = tags.Where(tag => tag.Any(part => part is { Name: "name", Value: "ad.size" })).SelectMany(tag => tag).FirstOrDefault(part => part.Name == "content");
        var match = Size().Match(size.Value ?? "");
        return match.Success ? new AdSlot(Pixels(match, 1), Pixels(match, 2)) : new AdSlot();
    }

    private static int Pixels(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static Uri AddressOf(string path) => new(Root, string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));

    private string Markup(string markup, Uri address, int nesting)
    {
        var inlined = new StringBuilder();
        var copied = 0;
        Uri? declared = null;
        foreach (var part in new MarkupScanner(markup).Parts())
        {
            if (part is { Tag: "base", Name: "href" }) declared ??= Uri.TryCreate(address, part.Value, out var given) ? given : null;
            if (_room < 0 || Replacement(part, declared ?? address, nesting) is not { } replacement) continue;
            inlined.Append(markup, copied, part.Start - copied).Append(replacement);
            copied = part.End;
        }

        return inlined.Append(markup, copied, markup.Length - copied).ToString();
    }

    private string? Replacement(MarkupPart part, Uri address, int nesting) => part switch
    {
        { Name: MarkupPart.Content } => Css(part.Value, address, nesting),
        { Name: "style" } => Attribute(part, Css(part.Value, address, nesting)),
        { Name: "src", Tag: "iframe" } => Attribute(part with { Name = "srcdoc" }, Page(part.Value, address, nesting)),
        { Name: "srcset" } => Attribute(part, Candidate().Replace(part.Value, url => DataAddress(url.Value, address, nesting) ?? url.Value)),
        { Name: "src" or "poster" or "background" } or { Name: "data", Tag: "object" } or { Name: "href" or "xlink:href", Tag: "link" or "image" or "use" } => Attribute(part, DataAddress(part.Value, address, nesting)),
        _ => null,
    };

    private static string? Attribute(MarkupPart part, string? value) => value is null || value == part.Value ? null : $"{part.Name}=\"{WebUtility.HtmlEncode(value)}\"";

    private string? Page(string url, Uri address, int nesting)
    {
        if (Find(url, address) is not var (path, page, _) || nesting >= MostNesting || FeedFile.Decode(page) is not { } text || !Spend(page.Length)) return null;
        return Markup(text, AddressOf(path), nesting + 1);
    }

    private string Css(string css, Uri address, int nesting) => CssReference().Replace(css, match =>
        DataAddress(match.Groups["url"].Value, address, nesting) is not { } data ? match.Value : match.Value.StartsWith('@') ? $"@import \"{data}\"" : $"url(\"{data}\")");

    private string? DataAddress(string url, Uri address, int nesting)
    {
        if (Find(url, address) is not var (path, content, fragment) || nesting >= MostNesting || !Spend(content.Length * 4L / 3)) return null;
        if (MediaTypes.IsText(path) && FeedFile.Decode(content) is { } text)
        {
            if (MediaTypes.Of(path) == MediaTypes.Css) text = Css(text, AddressOf(path), nesting + 1);
            content = Encoding.UTF8.GetBytes(text);
            return $"data:{MediaTypes.Of(path)};charset=utf-8;base64,{Convert.ToBase64String(content)}{fragment}";
        }

        return $"data:{MediaTypes.Of(path)};base64,{Convert.ToBase64String(content)}{fragment}";
    }

    /// <summary>The file that an address leads to, resolved as a browser would.</summary>
    private (string Path, byte[] Content, string Fragment)? Find(string url, Uri address)
    {
        if (url.Length == 0 || !Uri.TryCreate(address, url, out var target) || target.Scheme != Root.Scheme || target.Authority != Root.Authority) return null;
        var path = Uri.UnescapeDataString(target.AbsolutePath)[1..];
        return files.TryGetValue(path, out var content) ? (path, content, target.Fragment) : null;
    }

    private bool Spend(long bytes)
    {
        _room -= bytes;
        return _room >= 0;
    }

    [GeneratedRegex(@"^width=([1-9]\d{0,3}),\s{0,9}height=([1-9]\d{0,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    /// <summary>An address in a list of pictures: everything between white space but for a comma at its end.</summary>
    [GeneratedRegex(@"(?<!\S)[^\s,]\S*?(?=,?(?:\s|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Candidate();

    /// <summary>Each part takes what it can and gives nothing back, so that no text takes longer than its length.</summary>
    [GeneratedRegex("""
        url\((?>\s*)(?:"(?<url>(?>[^"\n]*))"|'(?<url>(?>[^'\n]*))'|(?<url>(?>[^\s"'()]*)))(?>\s*)\)|@import(?>\s*)(?:"(?<url>(?>[^"\n]*))"|'(?<url>(?>[^'\n]*))')
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CssReference();
}
