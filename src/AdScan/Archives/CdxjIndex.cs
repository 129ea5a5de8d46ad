using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace AdScan.Archives;

/// <summary>The index of a WARC file, by address and moment (CDXJ): what replay tools look responses up in.</summary>
internal sealed class CdxjIndex(string warc)
{
    private readonly List<string> _lines = [];

    /// <param name="record">A response, revisit or resource.</param>
    /// <param name="place">Where it is in the WARC file.</param>
    /// <param name="mediaType">Of its payload.</param>
    /// <param name="status">The response's status, or null.</param>
    public void Add(WarcRecord record, (long Offset, long Length) place, string mediaType, int? status)
    {
        var entry = new JObject { ["url"] = record.Uri, ["mime"] = record.Type == "revisit" ? "warc/revisit" : mediaType };
        if (status is { } code) entry["status"] = code.ToString(CultureInfo.InvariantCulture);
        if (record.PayloadDigest is { } digest) entry["digest"] = digest;
        entry["length"] = place.Length.ToString(CultureInfo.InvariantCulture);
        entry["offset"] = place.Offset.ToString(CultureInfo.InvariantCulture);
        entry["filename"] = warc;
        _lines.Add($"{KeyOf(record.Uri!)} {record.Date.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)} {entry.ToString(Newtonsoft.Json.Formatting.None)}\n");
    }

    /// <summary>The lines in the order of their bytes.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Concat(_lines.Order(StringComparer.Ordinal)));

    /// <summary>An address with its host turned round, so that what belongs together stands together (SURT).</summary>
    private static string KeyOf(string address)
    {
        if (!address.StartsWith("http", StringComparison.Ordinal) || !Uri.TryCreate(address, UriKind.Absolute, out var url)) return address.Replace(" ", "%20", StringComparison.Ordinal);
        var labels = url.IdnHost.ToLowerInvariant().Split('.').Reverse();
        var host = url.HostNameType == UriHostNameType.Dns ? string.Join(',', labels) : url.IdnHost;
        return $"{host}{(url.IsDefaultPort ? "" : $":{url.Port}")}){url.PathAndQuery.ToLowerInvariant()}".Replace(" ", "%20", StringComparison.Ordinal);
    }
}
