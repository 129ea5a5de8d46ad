using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AdScan.Harness.Lab;

/// <summary>A small HTTP or SOCKS proxy to try exits with: it remembers whom it was asked for, and may want a login or fall silent.</summary>
internal sealed class LabProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly bool _socks;
    private readonly string? _login;
    private readonly IPAddress _source;
    private readonly Task _serving;
    private readonly ConcurrentBag<Socket> _unanswered = [];
    private volatile bool _isSilent;

    /// <param name="socks">Whether it speaks SOCKS; else HTTP.</param>
    /// <param name="login">The <c>user:password</c> that it wants.</param>
    /// <param name="source">The address that it connects from.</param>
    public LabProxy(bool socks, string? login = null, string source = "127.0.0.1")
    {
        (_socks, _login, _source) = (socks, login, IPAddress.Parse(source));
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Targets asked for, as <c>host:port</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>From now on takes connections and says nothing on them.</summary>
    public void FallSilent() => _isSilent = true;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        foreach (var socket in _unanswered) socket.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            if (_isSilent) _unanswered.Add(client);
            else _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        try
        {
            using (client)
            {
                var target = _socks ? await SocksAsync(client) : await ConnectAsync(client);
                if (target is null) return;
                Asked.Enqueue(target.ToString());
                using var upstream = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                upstream.Bind(new IPEndPoint(_source, 0));
                await upstream.ConnectAsync(target);
                await client.SendAsync(_socks ? new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 } : "HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
                await Task.WhenAny(new NetworkStream(client).CopyToAsync(new NetworkStream(upstream)), new NetworkStream(upstream).CopyToAsync(new NetworkStream(client)));
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // Either side may hang up at any time.
        }
    }

    private async Task<IPEndPoint?> SocksAsync(Socket client)
    {
        var methods = (await ReadAsync(client, 2))[1];
        await ReadAsync(client, methods);
        await client.SendAsync(new byte[] { 5, (byte)(_login is null ? 0 : 2) });
        if (_login is not null)
        {
            var user = Encoding.UTF8.GetString(await ReadAsync(client, (await ReadAsync(client, 2))[1]));
            var password = Encoding.UTF8.GetString(await ReadAsync(client, (await ReadAsync(client, 1))[0]));
            var isRight = $"{user}:{password}" == _login;
            await client.SendAsync(new byte[] { 1, (byte)(isRight ? 0 : 1) });
            if (!isRight) return null;
        }

        var request = await ReadAsync(client, 4);
        var address = await ReadAsync(client, request[3] == 1 ? 4 : 16);
        var port = await ReadAsync(client, 2);
        return new IPEndPoint(new IPAddress(address), (port[0] << 8) + port[1]);
    }

    private async Task<IPEndPoint?> ConnectAsync(Socket client)
    {
        var head = "";
        while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal)) head += Encoding.ASCII.GetString(await ReadAsync(client, 1));
        if (_login is not null && !head.Contains($"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(_login))}\r\n", StringComparison.Ordinal))
        {
            await client.SendAsync("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"u8.ToArray());
            return null;
        }

        return IPEndPoint.Parse(head.Split(' ')[1]);
    }

    private static async Task<byte[]> ReadAsync(Socket socket, int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = await socket.ReceiveAsync(bytes.AsMemory(read));
            read += more > 0 ? more : throw new IOException("The other side hung up.");
        }

        return bytes;
    }
}
