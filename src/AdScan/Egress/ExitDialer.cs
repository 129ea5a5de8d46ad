using System.Net;
using System.Net.Sockets;
using AdScan.Viewers;

namespace AdScan.Egress;

/// <summary>Connects to an address through an exit. The address is one that the guard has checked; a proxy is given that address and never a name.</summary>
internal static class ExitDialer
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <exception cref="SocketException">The address does not answer.</exception>
    /// <exception cref="EgressRefusedException">The exit cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or it took too long.</exception>
    public static async Task<Socket> ConnectAsync(NetworkExit exit, IPAddress address, int port, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Limit);
        return exit.Kind switch
        {
            ExitKind.Direct => await ConnectAsync(null, new IPEndPoint(address, port), deadline.Token),
            ExitKind.Bind => await ConnectAsync(IPAddress.Parse(exit.Host), new IPEndPoint(address, port), deadline.Token, exit),
            _ => await ConnectThroughAsync(exit, address, port, deadline.Token),
        };
    }

    /// <summary>Finds out whether an exit can be used at all, without asking anything of anyone behind it.</summary>
    /// <exception cref="EgressRefusedException">It cannot.</exception>
    public static async Task TryAsync(NetworkExit exit, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Limit);
        if (exit.Kind == ExitKind.Bind) Bound(IPAddress.Parse(exit.Host), exit).Dispose();
        else if (exit.Kind is ExitKind.Http or ExitKind.Socks5) (await ReachAsync(exit, deadline.Token)).Dispose();
    }

    private static async Task<Socket> ConnectThroughAsync(NetworkExit exit, IPAddress address, int port, CancellationToken deadline)
    {
        var socket = await ReachAsync(exit, deadline);
        try
        {
            if (exit.Kind == ExitKind.Socks5) await Socks5.AskAsync(socket, exit, address, port, deadline);
            else await HttpConnect.AskAsync(socket, exit, address, port, deadline);
            return socket;
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
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(exit.Host, deadline);
            return await ConnectAsync(null, new IPEndPoint(addresses[0], exit.Port), deadline);
        }
        catch (SocketException e)
        {
            throw EgressRefusedException.OfExit(exit.ToString(), e.Message);
        }
        catch (OperationCanceledException)
        {
            throw EgressRefusedException.OfExit(exit.ToString(), "it does not answer.");
        }
    }

    private static async Task<Socket> ConnectAsync(IPAddress? source, IPEndPoint target, CancellationToken deadline, NetworkExit? exit = null)
    {
        var socket = source is null ? new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) : Bound(source, exit!);
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

    private static Socket Bound(IPAddress source, NetworkExit exit)
    {
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
