using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AdScan.Egress;

/// <summary>The forward proxy of one impression: a loopback port through which all of its traffic goes, counted and limited.</summary>
internal sealed class EgressLane : IAsyncDisposable
{
    private readonly EgressGuard _guard;
    private readonly EgressLimits _limits;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, byte> _connections = new();
    private readonly ConcurrentQueue<string> _refusals = new();
    private readonly Task _accepting;
    private long _bytes;
    private int _requests;

    internal EgressLane(EgressGuard guard, string? forwardedFor, EgressLimits limits)
    {
        (_guard, ForwardedFor, _limits) = (guard, forwardedFor, limits);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The proxy's address, as a browser takes it.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The viewer's address, told only to trusted hosts.</summary>
    public string? ForwardedFor { get; }

    /// <summary>Bytes received from the network so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>What was refused, and why.</summary>
    public IReadOnlyCollection<string> Refusals => _refusals.Distinct().Take(100).ToList();

    internal Task<Socket> DialAsync(string host, int port, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _requests) > _limits.Requests)
        {
            throw new EgressRefusedException(host, port, $"more than {_limits.Requests} requests in one impression");
        }

        return _guard.DialAsync(host, port, cancellationToken);
    }

    internal bool IsTrusted(string host, int port) => _guard.IsTrusted(host, port);

    internal void Refuse(string sentence) => _refusals.Enqueue(sentence);

    /// <summary>Counts bytes that arrived.</summary>
    /// <exception cref="EgressRefusedException">The impression has had its share.</exception>
    internal void Count(int bytes, string host, int port)
    {
        if (Interlocked.Add(ref _bytes, bytes) > _limits.Bytes)
        {
            throw new EgressRefusedException(host, port, $"more than {_limits.Bytes} bytes in one impression");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync(_closing.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            var serving = new ProxyConnection(this, client).ServeAsync(_closing.Token);
            _connections.TryAdd(serving, 0);
            _ = serving.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
        }
    }
}
