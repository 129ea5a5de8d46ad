using System.Net;
using System.Net.Sockets;
using AdScan.Viewers;

namespace AdScan.Egress;

/// <summary>Connects to an address through an exit. The address is one that the guard has checked; a proxy is given that address and never a name.</summary>
internal static class ExitDialer
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <exception cref="SocketException">The address does not answer, or is none that this exit can reach.</exception>
    /// <exception cref="EgressRefusedException">The exit cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or it took too long.</exception>
    public static async Task<Socket> ConnectAsync(NetworkExit exit, IPAddress address, int port, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Limit);
        return exit.Kind switch
        {
            ExitKind.Direct => await ConnectAsync(new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp), new IPEndPoint(address, port), deadline.Token),
            ExitKind.Bind => await ConnectAsync(Bound(IPAddress.Parse(exit.Host), address.AddressFamily, exit), new IPEndPoint(address, port), deadline.Token),
            _ => await ConnectThroughAsync(exit, address, port, deadline.Token, cancellationToken),
        };
    }

    /// <summary>Finds out whether an exit can be used at all, without asking anything of anyone behind it.</summary>
    /// <exception cref="EgressRefusedException">It cannot.</exception>
    public static async Task TryAsync(NetworkExit exit, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Limit);
        if (exit.Kind == ExitKind.Direct) return;
        if (exit.Kind == ExitKind.Bind)
        {
            var source = IPAddress.Parse(exit.Host);
            Bound(source, source.AddressFamily, exit).Dispose();
            return;
        }

        using var socket = await BlameAsync(exit, () => ReachAsync(exit, deadline.Token), cancellationToken);
        if (exit.Kind == ExitKind.Socks5) await BlameAsync(exit, () => Socks5.GreetAsync(socket, exit, deadline.Token), cancellationToken);
    }

    private static async Task<Socket> ConnectThroughAsync(NetworkExit exit, IPAddress address, int port, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var socket = await BlameAsync(exit, () => ReachAsync(exit, deadline), cancellationToken);
        try
        {
            var failure = await BlameAsync(exit, () => exit.Kind == ExitKind.Socks5 ? Socks5.AskAsync(socket, exit, address, port, deadline) : HttpConnect.AskAsync(socket, exit, address, port, deadline), cancellationToken);
            return failure == SocketError.Success ? socket : throw new SocketException((int)failure);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects to the proxy itself, which may well be in a private network: it is the operator's.</summary>
    private static async Task<Socket> ReachAsync(NetworkExit exit, CancellationToken deadline)
    {
        var last = new SocketException((int)SocketError.HostNotFound);
        foreach (var address in await Dns.GetHostAddressesAsync(exit.Host, deadline))
        {
            try
            {
                return await ConnectAsync(new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp), new IPEndPoint(address, exit.Port), deadline);
            }
            catch (SocketException e)
            {
                last = e;
            }
        }

        throw last;
    }

    /// <summary>Whatever fails between us and the proxy, silence included, is the exit's failure and not its target's.</summary>
    private static async Task<T> BlameAsync<T>(NetworkExit exit, Func<Task<T>> converse, CancellationToken cancellationToken)
    {
        try
        {
            return await converse();
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            throw EgressRefusedException.OfExit(exit.ToString(), e.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw EgressRefusedException.OfExit(exit.ToString(), "it does not answer.");
        }
    }

    private static async Task<Socket> ConnectAsync(Socket socket, IPEndPoint target, CancellationToken deadline)
    {
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync(target, deadline);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Socket Bound(IPAddress source, AddressFamily family, NetworkExit exit)
    {
        if (family != source.AddressFamily) throw new SocketException((int)SocketError.AddressFamilyNotSupported);
        var socket = new Socket(source.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(source, 0));
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw EgressRefusedException.OfExit(exit.ToString(), e.Message);
        }
    }
}
