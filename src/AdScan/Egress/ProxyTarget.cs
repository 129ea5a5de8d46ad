using System.Diagnostics.CodeAnalysis;

namespace AdScan.Egress;

/// <summary>What a request to a forward proxy asks for (RFC 9112 3.2): a tunnel to an authority, or an absolute http address.</summary>
internal sealed record ProxyTarget(string Host, int Port, bool IsTunnel, string OriginForm)
{
    /// <summary>The longest name that DNS knows (RFC 1035 2.3.4).</summary>
    private const int LongestHost = 253;

    public static bool TryParse(string requestLine, [NotNullWhen(true)] out ProxyTarget? target)
    {
        target = null;
        if (requestLine.Split(' ') is not [var method, var address, var version]) return false;
        if (method == "CONNECT")
        {
            if (!Uri.TryCreate($"tunnel://{address}", UriKind.Absolute, out var authority) || authority.Port <= 0 || authority.IdnHost.Length > LongestHost) return false;
            target = new ProxyTarget(authority.IdnHost, authority.Port, true, "");
            return true;
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.IdnHost.Length > LongestHost) return false;

        // The path is cut from the raw line, not from the parsed address: an ad's own escapes must reach its server as they are.
        var path = address.IndexOf('/', "http://".Length);
        var query = address.IndexOf('?', "http://".Length);
        var rest = path >= 0 && (query < 0 || path < query) ? address[path..] : query >= 0 ? "/" + address[query..] : "/";
        target = new ProxyTarget(uri.IdnHost, uri.Port, false, $"{method} {rest} {version}");
        return true;
    }
}
