using System.Net;
using System.Net.Sockets;

namespace AdScan.Egress;

/// <summary>Decides which hosts ads may reach and dials them: resolves a name itself and connects to the very address that it checked.</summary>
/// <remarks>Checks inside the browser can be outrun by DNS; there is no second look-up here, so rebinding fails. Safe for concurrent use.</remarks>
internal sealed class EgressGuard(IReadOnlyList<HostPattern> allowPrivate, TimeProvider time)
{
    private static readonly TimeSpan DialTimeout = TimeSpan.FromSeconds(10);

    private readonly NameCache _names = new(time);

    /// <summary>Opens a lane: a forward proxy for one impression.</summary>
    public EgressLane OpenLane(string? forwardedFor, EgressLimits limits) => new(this, forwardedFor, limits);

    /// <summary>Whether the scan was told to trust this host with private matters: its address, and the viewer's forwarded-for address.</summary>
    public bool IsTrusted(string host, int port) => allowPrivate.Any(p => p.Matches(host, port));

    /// <summary>Connects to a host.</summary>
    /// <exception cref="EgressRefusedException">None of the host's addresses may be reached.</exception>
    public async Task<Socket> DialAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(host).WaitAsync(DialTimeout, cancellationToken);
        if (!IsTrusted(host, port))
        {
            // One forbidden address condemns the name: a host that mixes public and private addresses is probing us.
            var why = addresses.Select(AddressPolicy.WhyRefused).FirstOrDefault(w => w is not null);
            if (why is not null) throw new EgressRefusedException(host, port, why);
        }

        return await ConnectAsync(addresses, host, port, cancellationToken);
    }

    private static async Task<Socket> ConnectAsync(IPAddress[] addresses, string host, int port, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(DialTimeout);
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, port, deadline.Token);
                return socket;
            }
            catch (SocketException e)
            {
                socket.Dispose();
                last = e;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound, $"{host} has no address.");
    }

    private Task<IPAddress[]> ResolveAsync(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal)) return Task.FromResult<IPAddress[]>([literal]);

        // RFC 6761 6.3: names below localhost are loopback and are never asked of a server.
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        }

        return _names.ResolveAsync(host);
    }
}
