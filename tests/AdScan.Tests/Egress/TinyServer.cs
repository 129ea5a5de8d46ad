using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AdScan.Tests.Egress;

/// <summary>Answers every connection with the same bytes and remembers what was asked.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly Task _serving;

    public TinyServer(string answer)
    {
        _answer = Encoding.ASCII.GetBytes(answer);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                // It was stopped: while it waited, or just before it would have.
                return;
            }

            _ = AnswerAsync(socket);
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                var buffer = new byte[8192];
                var read = await socket.ReceiveAsync(buffer);
                if (read > 0) Requests.Enqueue(Encoding.ASCII.GetString(buffer, 0, read));
                await socket.SendAsync(_answer);
                socket.Shutdown(SocketShutdown.Send);
            }
            catch (SocketException)
            {
                // The other side may hang up; some tests make it.
            }
        }
    }
}
