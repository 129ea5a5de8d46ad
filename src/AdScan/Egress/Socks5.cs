using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AdScan.Viewers;

namespace AdScan.Egress;

/// <summary>Asks a SOCKS proxy for a connection (RFC 1928), with name and password where it wants them (RFC 1929).</summary>
internal static class Socks5
{
    private const byte Version = 5, LoginVersion = 1, NoLogin = 0, Login = 2, Connect = 1, V4 = 1, Name = 3, V6 = 4;

    /// <summary>Replies that blame the target; any other blames the proxy.</summary>
    private static readonly Dictionary<byte, SocketError> OfTarget = new()
    {
        [3] = SocketError.NetworkUnreachable,
        [4] = SocketError.HostUnreachable,
        [5] = SocketError.ConnectionRefused,
        [6] = SocketError.TimedOut,
        [8] = SocketError.AddressFamilyNotSupported,
    };

    /// <returns>Success, or why the target cannot be reached from the proxy.</returns>
    /// <exception cref="EgressRefusedException">The proxy does not serve us.</exception>
    /// <exception cref="IOException">It ended the conversation.</exception>
    public static async Task<SocketError> AskAsync(Socket socket, NetworkExit exit, IPAddress address, int port, CancellationToken deadline)
    {
        await GreetAsync(socket, exit, deadline);
        var target = address.GetAddressBytes();
        var request = new byte[4 + target.Length + 2];
        (request[0], request[1], request[3]) = (Version, Connect, address.AddressFamily == AddressFamily.InterNetwork ? V4 : V6);
        target.CopyTo(request, 4);
        BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(4 + target.Length), (ushort)port);
        await socket.SendAsync(request, SocketFlags.None, deadline);
        var reply = await ReadAsync(socket, 4, deadline);
        if (OfTarget.TryGetValue(reply[1], out var error)) return error;
        if (reply[1] != 0) throw EgressRefusedException.OfExit(exit.ToString(), $"it answered {reply[1]} to the request.");
        await ReadAsync(socket, await AddressLengthAsync(socket, reply[3], deadline) + 2, deadline);
        return SocketError.Success;
    }

    /// <summary>Agrees on how to log in, and does.</summary>
    /// <returns>True: a proxy that does not agree throws.</returns>
    /// <exception cref="EgressRefusedException">The proxy does not serve us.</exception>
    /// <exception cref="IOException">It ended the conversation.</exception>
    public static async Task<bool> GreetAsync(Socket socket, NetworkExit exit, CancellationToken deadline)
    {
        await socket.SendAsync(exit.Login is null ? new byte[] { Version, 1, NoLogin } : [Version, 2, NoLogin, Login], SocketFlags.None, deadline);
        var choice = (await ReadAsync(socket, 2, deadline))[1];
        if (choice == NoLogin) return true;
        if (choice != Login || exit.Login is not { } login) throw EgressRefusedException.OfExit(exit.ToString(), "it wants another way of logging in than the region file gives.");
        var (user, password) = (Encoding.UTF8.GetBytes(login.User), Encoding.UTF8.GetBytes(login.Password));
        await socket.SendAsync((byte[])[LoginVersion, (byte)user.Length, .. user, (byte)password.Length, .. password], SocketFlags.None, deadline);
        return (await ReadAsync(socket, 2, deadline))[1] == 0 ? true : throw EgressRefusedException.OfExit(exit.ToString(), "it does not accept the name and password.");
    }

    private static async Task<int> AddressLengthAsync(Socket socket, byte type, CancellationToken deadline) => type switch
    {
        V4 => 4,
        V6 => 16,
        Name => (await ReadAsync(socket, 1, deadline))[0],
        _ => 0,
    };

    private static async Task<byte[]> ReadAsync(Socket socket, int count, CancellationToken deadline)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = await socket.ReceiveAsync(bytes.AsMemory(read), SocketFlags.None, deadline);
            read += more > 0 ? more : throw new EndOfStreamException("it ended the conversation.");
        }

        return bytes;
    }
}
