using System.Net;
using System.Net.Sockets;

namespace AdScan.Egress;

/// <summary>Which addresses ads may reach: public ones only, by the special-purpose registries of RFC 6890 and its updates.</summary>
internal static class AddressPolicy
{
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

        return null;
    }

    private static (IPNetwork Network, string Why) Net(string cidr, string why) => (IPNetwork.Parse(cidr), why);
}
