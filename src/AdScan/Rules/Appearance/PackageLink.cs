namespace AdScan.Rules.Appearance;

/// <summary>Addresses of programs that install themselves outside a store.</summary>
internal static class PackageLink
{
    private static readonly string[] Packages = [".apk", ".ipa", ".xapk", ".exe", ".msi", ".dmg", ".mobileconfig"];

    public static bool Is(string? address) =>
        address is not null && Uri.TryCreate(address, UriKind.Absolute, out var url) && Packages.Any(end => url.AbsolutePath.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
