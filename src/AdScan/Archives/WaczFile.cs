using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AdScan.Impressions;
using Newtonsoft.Json.Linq;

namespace AdScan.Archives;

/// <summary>Writes the archive of one snippet as a WACZ 1.1.1 file: a zip of a WARC file, its index, the list of pages, and the hashes of these.</summary>
/// <remarks>The same impressions give the same bytes.</remarks>
internal sealed class WaczFile
{
    private const string Warc = "data.warc.gz";
    private const int LongestText = 10_000;

    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _made;
    private readonly JArray _resources = [];

    private WaczFile(ZipArchive zip, DateTimeOffset made) => (_zip, _made) = (zip, made);

    /// <param name="file">Where to; it must be seekable.</param>
    /// <param name="snippetId">The snippet.</param>
    /// <param name="impressions">Its impressions, with their traffic.</param>
    public static void Write(Stream file, string snippetId, IReadOnlyList<Impression> impressions)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var made = impressions.Max(i => i.StartedAt.AddMilliseconds(i.DurationMs)).ToUniversalTime();
        new WaczFile(zip, made).Write(snippetId, impressions);
    }

    private void Write(string snippetId, IReadOnlyList<Impression> impressions)
    {
        var index = new CdxjIndex(Warc);
        Add($"archive/{Warc}", file =>
        {
            var warc = new SnippetWarc(snippetId, new WarcWriter(file), index);
            foreach (var (i, impression) in impressions.Index()) warc.Write(i + 1, impression);
        });
        Add("indexes/index.cdxj", index.ToBytes());
        Add("pages/pages.jsonl", Pages(impressions));
        var package = Encoding.UTF8.GetBytes(Package(snippetId, impressions).ToString());
        var digest = new JObject { ["path"] = "datapackage.json", ["hash"] = HashOf(package) };
        Store("datapackage.json", file => file.Write(package));
        Store("datapackage-digest.json", file => file.Write(Encoding.UTF8.GetBytes(digest.ToString())));
    }

    private JObject Package(string snippetId, IReadOnlyList<Impression> impressions) => new()
    {
        ["profile"] = "data-package",
        ["wacz_version"] = "1.1.1",
        ["title"] = snippetId,
        ["description"] = $"What {impressions.Count.ToString(CultureInfo.InvariantCulture)} impressions of an ad snippet asked of the network, were answered and showed. The feed page around the ad was made by the scanner.",
        ["software"] = $"{SnippetWarc.Software} {typeof(AdScanner).Assembly.GetName().Version?.ToString(3)}",
        ["created"] = WarcRecord.TimestampOf(_made),
        ["resources"] = _resources,
    };

    /// <summary>The feed page of each impression, and the pages that clicks ended on.</summary>
    private static byte[] Pages(IReadOnlyList<Impression> impressions)
    {
        var lines = new StringBuilder("{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"Impressions\"}\n");
        foreach (var (i, impression) in impressions.Index())
        {
            var name = FormattableString.Invariant($"{impression.Viewer.Key} #{i + 1}");
            if (impression.Captures.Count > 0) lines.Append(Page(FormattableString.Invariant($"{i + 1}"), impression.Captures[0].Url, impression.Captures, name, impression.Looks));
            foreach (var (j, landing) in impression.Landings.Index()) lines.Append(Page(FormattableString.Invariant($"{i + 1}-landing-{j + 1}"), landing.Url, impression.Captures, $"{name} → {landing.Url}", landing.Looks));
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static string Page(string id, string url, IReadOnlyList<NetworkCapture> captures, string title, IReadOnlyList<Look> looks)
    {
        if (captures.FirstOrDefault(c => c.Url == url && c.Status is not null) is not { } capture) return "";
        var text = string.Join("\n\n", looks.Select(look => look.VisibleText).Distinct());
        return new JObject { ["id"] = id, ["url"] = url, ["ts"] = WarcRecord.TimestampOf(capture.StartedAt), ["title"] = title, ["text"] = text.Length > LongestText ? text[..LongestText] : text }.ToString(Newtonsoft.Json.Formatting.None) + "\n";
    }

    private void Add(string path, byte[] content) => Add(path, file => file.Write(content));

    /// <summary>Adds a file that the package lists.</summary>
    private void Add(string path, Action<Stream> write)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = 0;
        Store(path, file =>
        {
            using var hashing = new HashingStream(file, hash);
            write(hashing);
            length = hashing.Length;
        });
        _resources.Add(new JObject { ["name"] = Path.GetFileName(path), ["path"] = path, ["hash"] = $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}", ["bytes"] = length });
    }

    /// <summary>Files in a WACZ are stored, not compressed, so that parts of them can be read in place.</summary>
    private void Store(string path, Action<Stream> write)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = _made;
        using var file = entry.Open();
        write(file);
    }

    private static string HashOf(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
