using System.Net;
using System.Net.Sockets;
using System.Text;
using AdScan.Viewers;

namespace AdScan.Egress;

/// <summary>Asks an HTTP proxy for a tunnel (CONNECT, RFC 9110 9.3.6), with basic credentials where the exit has them (RFC 7617).</summary>
internal static class HttpConnect
{
    /// <returns>Success, or why the target cannot be reached from the proxy.</returns>
    /// <exception cref="EgressRefusedException">The proxy does not serve us.</exception>
    public static async Task<SocketError> AskAsync(Socket socket, NetworkExit exit, IPAddress address, int port, CancellationToken deadline)
    {
        var authority = new IPEndPoint(address, port).ToString();
        var login = exit.Login is { } given ? $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{given.User}:{given.Password}"))}\r\n" : "";
        await socket.SendAsync(Encoding.UTF8.GetBytes($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n{login}\r\n"), SocketFlags.None, deadline);
        var answer = await MessageHead.ReadAsync(socket, [], deadline);
        return answer?.StartLine.Split(' ').ElementAtOrDefault(1) switch
        {
            // A tunnel's first bytes are the client's; a server that speaks first is none that a browser asks for.
            ['2', ..] when answer.Rest.Length == 0 => SocketError.Success,
            "502" => SocketError.HostUnreachable,
            "504" => SocketError.TimedOut,
            "407" => throw EgressRefusedException.OfExit(exit.ToString(), exit.Login is null ? "it wants a name and password, and the region file gives none." : "it does not accept the name and password."),
            var status => throw EgressRefusedException.OfExit(exit.ToString(), status is null ? "it ended the conversation." : $"it answered {status} to CONNECT."),
        };
    }
}
