namespace AdScan.Impressions;

/// <summary>What the browser tells of an encrypted connection: the protocol, and the certificate that the server showed.</summary>
internal sealed record ServerCertificate
{
    /// <summary>Such as <c>TLS 1.3</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>Such as <c>AES_128_GCM</c>.</summary>
    public required string Cipher { get; init; }

    /// <summary>The key exchange, or its group.</summary>
    public string KeyExchange { get; init; } = "";

    public required string Subject { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];

    public required string Issuer { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidTo { get; init; }
}
