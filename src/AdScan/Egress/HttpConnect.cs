using System.Net;
using System.Net.Sockets;
using System.Text;
using AdScan.Viewers;

namespace AdScan.Egress;

/// <summary>Asks an HTTP proxy for a tunnel (CONNECT, RFC 9110 9.3.6), with basic credentials where the exit has them (RFC 7617).</summary>
internal static class HttpConnect
{
    /// <exception cref="SocketException">The target cannot be reached from the proxy.</exception>
    /// <exception cref="EgressRefusedException">The proxy does not serve us.</exception>
    public static async Task AskAsync(Socket socket, NetworkExit exit, IPAddress address, int port, CancellationToken deadline)
    {
        var authority = new IPEndPoint(address, port).ToString();
        var login = exit.Login is { } given ? $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{given.User}:{given.Password}"))}\r\n" : "";
        await socket.SendAsync(Encoding.ASCII.GetBytes($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n{login}\r\n"), SocketFlags.None, deadline);
        var answer = await MessageHead.ReadAsync(socket, [], deadline);
        switch (answer?.StartLine.Split(' ').ElementAtOrDefault(1))
        {
            // A tunnel's first bytes are the client's; a server that speaks first is none that a browser asks for.
            case ['2', ..] when answer.Rest.Length == 0:
                return;
            case "502" or "503" or "504":
                throw new SocketException((int)SocketError.HostUnreachable);
            case "407":
                throw EgressRefusedException.OfExit(exit.ToString(), exit.Login is null ? "it wants a name and password, and the region file gives none." : "it does not accept the name and password.");
            case var status:
                throw EgressRefusedException.OfExit(exit.ToString(), status is null ? "it ended the conversation." : $"it answered {status} to CONNECT.");
        }
    }
}
