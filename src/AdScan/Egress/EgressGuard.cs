using System.Net;
using System.Net.Sockets;
using AdScan.Viewers;

namespace AdScan.Egress;

/// <summary>Decides which hosts ads may reach and dials them: resolves a name itself and connects to the very address that it checked.</summary>
/// <remarks>Checks inside the browser can be outrun by DNS; there is no second look-up here, so rebinding fails. Safe for concurrent use.</remarks>
/// <param name="allowPrivate">Hosts or addresses that ads may reach although they are private.</param>
/// <param name="tellForwardedFor">Further hosts that are told the viewer's address.</param>
/// <param name="names">Where names are looked up.</param>
internal sealed class EgressGuard(IReadOnlyList<HostPattern> allowPrivate, IReadOnlyList<HostPattern> tellForwardedFor, NameCache names)
{
    private static readonly TimeSpan ResolveLimit = TimeSpan.FromSeconds(10);

    /// <summary>Opens a lane: a forward proxy for one impression.</summary>
    public EgressLane OpenLane(LaneSettings settings) => new(this, settings);

    /// <summary>Whether a host is told the viewer's forwarded-for address.</summary>
    public bool IsToldForwardedFor(string host, int port) => IsAllowed(host, port) || tellForwardedFor.Any(p => p.Matches(host, port));

    /// <summary>Connects to a host through an exit.</summary>
    /// <exception cref="EgressRefusedException">None of the host's addresses may be reached, or the exit cannot be used.</exception>
    /// <exception cref="SocketException">The host has no address, or none answers.</exception>
    public async Task<Socket> DialAsync(NetworkExit exit, string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(host).WaitAsync(ResolveLimit, cancellationToken);
        if (WhyRefused(host, port, addresses) is { } why) throw EgressRefusedException.OfAddress(host, port, why);
        SocketException? last = null;
        foreach (var address in addresses)
        {
            try
            {
                return await ExitDialer.ConnectAsync(exit, address, port, cancellationToken);
            }
            catch (SocketException e)
            {
                last = e;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound, $"{host} has no address.");
    }

    private bool IsAllowed(string host, int port) => allowPrivate.Any(p => p.Matches(host, port));

    /// <summary>One forbidden address condemns the name: a host that mixes public and private addresses is probing us.</summary>
    private string? WhyRefused(string host, int port, IPAddress[] addresses)
    {
        if (addresses.Any(IPAddress.IsLoopback) && EgressLane.IsOpenAt(port)) return "the scanner's own proxy";
        if (IsAllowed(host, port)) return null;
        return addresses.Where(a => !IsAllowed(a.ToString(), port)).Select(AddressPolicy.WhyRefused).FirstOrDefault(w => w is not null);
    }

    private Task<IPAddress[]> ResolveAsync(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal)) return Task.FromResult<IPAddress[]>([Unmapped(literal)]);

        // RFC 6761 6.3: names below localhost are loopback and are never asked of a server.
        host = host.TrimEnd('.');
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        }

        return names.ResolveAsync(host);
    }

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
