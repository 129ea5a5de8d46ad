using System.Globalization;

namespace AdScan.Egress;

/// <summary>A host that a scan is told about: <c>host</c>, <c>host:port</c>, <c>[v6]:port</c>, or <c>*.name</c> for every host below a name.</summary>
internal sealed record HostPattern(string Host, int? Port)
{
    public static HostPattern Parse(string text)
    {
        var (host, port) = Split(text.Trim());
        if (host.Length == 0 || host.Contains('/', StringComparison.Ordinal) || (host.Contains('*', StringComparison.Ordinal) && !IsWildcard(host)))
        {
            throw new FormatException($"'{text}' is not a host: write HOST or HOST:PORT, such as lab.localhost:8080 or *.localhost.");
        }

        return new HostPattern(host.ToLowerInvariant(), port);

        static bool IsWildcard(string host) => host.StartsWith("*.", StringComparison.Ordinal) && host.LastIndexOf('*') == 0;
    }

    public bool Matches(string host, int port) =>
        (Port is null || Port == port)
        && (Host.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(Host[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(Host, StringComparison.OrdinalIgnoreCase));

    private static (string Host, int? Port) Split(string text)
    {
        if (text.StartsWith('['))
        {
            var close = text.IndexOf(']', StringComparison.Ordinal);
            return close < 0 ? ("", null) : (text[1..close], PortOf(text[(close + 1)..].TrimStart(':'), text));
        }

        var colon = text.LastIndexOf(':');
        return colon < 0 || text.IndexOf(':', StringComparison.Ordinal) != colon ? (text, null) : (text[..colon], PortOf(text[(colon + 1)..], text));
    }

    private static int? PortOf(string text, string whole)
    {
        if (text.Length == 0) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new FormatException($"'{whole}' is not a host: write HOST or HOST:PORT with a port from 1 to 65535.");
    }
}
