namespace AdScan.Viewers;

/// <summary>The ways in which traffic can come out.</summary>
public enum ExitKind
{
    /// <summary>From this machine, as its routes say.</summary>
    Direct,

    /// <summary>From one of this machine's own addresses.</summary>
    Bind,

    /// <summary>Through an HTTP proxy (CONNECT, RFC 9110 9.3.6).</summary>
    Http,

    /// <summary>Through a SOCKS proxy (RFC 1928; name and password by RFC 1929).</summary>
    Socks5,
}
