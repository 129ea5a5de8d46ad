using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace AdScan.Egress;

/// <summary>Which addresses ads may reach: public ones only, by the special-purpose registries of RFC 6890 and its updates.</summary>
internal static class AddressPolicy
{
    /// <summary>An IPv6 network is no larger than this for its hosts.</summary>
    private const int LeastNeighbourhood = 64;

    private static readonly Lazy<List<IPNetwork>> OwnNetworks = new(() => ReadOwnNetworks().ToList());

    private static readonly (IPNetwork Network, string Why)[] Refused =
    [
        Net("0.0.0.0/8", "this network"),
        Net("10.0.0.0/8", "private"),
        Net("100.64.0.0/10", "carrier-grade NAT"),
        Net("127.0.0.0/8", "loopback"),
        Net("169.254.0.0/16", "link-local"),
        Net("168.63.129.16/32", "cloud platform"), // public by its number, and the host of every Azure machine
        Net("172.16.0.0/12", "private"),
        Net("192.0.0.0/24", "protocol assignments"),
        Net("192.0.2.0/24", "documentation"),
        Net("192.88.99.0/24", "6to4 relay"),
        Net("192.168.0.0/16", "private"),
        Net("198.18.0.0/15", "benchmarking"),
        Net("198.51.100.0/24", "documentation"),
        Net("203.0.113.0/24", "documentation"),
        Net("224.0.0.0/4", "multicast"),
        Net("240.0.0.0/4", "reserved"),
        Net("::/96", "unspecified, loopback or IPv4-compatible"),
        Net("::ffff:0:0:0/96", "IPv4-translated"),
        Net("64:ff9b::/96", "NAT64"),
        Net("64:ff9b:1::/48", "NAT64"),
        Net("100::/64", "discard"),
        Net("2001::/23", "protocol assignments"),
        Net("2001:db8::/32", "documentation"),
        Net("2002::/16", "6to4"),
        Net("3fff::/20", "documentation"),
        Net("5f00::/16", "segment routing"),
        Net("fc00::/7", "unique local"),
        Net("fe80::/10", "link-local"),
        Net("fec0::/10", "site-local"),
        Net("ff00::/8", "multicast"),
    ];

    /// <summary>Why an address may not be reached, or null if it may.</summary>
    public static string? WhyRefused(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)) return "not an internet address";
        foreach (var (network, why) in Refused)
        {
            if (network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address)) return why;
        }

        if (InsideIsatap(address) is { } inside) return WhyRefused(inside);
        return OwnNetworks.Value.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address)) ? "this machine or its neighbour" : null;
    }

    /// <summary>The IPv4 address that an ISATAP interface identifier holds (RFC 5214 6.1), or null.</summary>
    private static IPAddress? InsideIsatap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return null;
        var bytes = address.GetAddressBytes();
        return (bytes[8] & 0xFD) == 0 && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == 0xFE ? new IPAddress(bytes.AsSpan(12)) : null;
    }

    /// <summary>Addresses of this machine's own, which no firewall in front of it guards, and IPv6 neighbours, which are public by their numbers wherever they stand.</summary>
    private static IEnumerable<IPNetwork> ReadOwnNetworks() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Where(own => own.Address is { IsIPv6LinkLocal: false })
        .Select(own => Around(own.Address, own.Address.AddressFamily == AddressFamily.InterNetwork ? 32 : Math.Max(LeastNeighbourhood, own.PrefixLength)));

    private static IPNetwork Around(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), length);
    }

    private static (IPNetwork Network, string Why) Net(string cidr, string why) => (IPNetwork.Parse(cidr), why);
}
