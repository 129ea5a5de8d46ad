namespace AdScan.Viewers;

/// <summary>User-agent client hints of a device, as in the W3C draft “User-Agent Client Hints” (WICG/ua-client-hints).</summary>
public sealed record UserAgentData
{
    /// <summary>Brands with full versions, in the order the browser lists them, the intentionally meaningless one included.</summary>
    public required IReadOnlyList<UserAgentBrand> Brands { get; init; }

    /// <summary>Platform name, such as <c>Android</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>Platform version, such as <c>14.0.0</c>.</summary>
    public required string PlatformVersion { get; init; }

    /// <summary>Processor architecture; empty on phones.</summary>
    public string Architecture { get; init; } = "";

    /// <summary>Processor word size; empty on phones.</summary>
    public string Bitness { get; init; } = "";
}

/// <summary>One brand of the client hints.</summary>
/// <param name="Brand">The brand, such as <c>Chromium</c>.</param>
/// <param name="Version">Its full version, such as <c>130.0.6723.102</c>; the major version is derived.</param>
public sealed record UserAgentBrand(string Brand, string Version);
