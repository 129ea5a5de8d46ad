using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using AdScan.Viewers;

namespace AdScan.Egress;

/// <summary>The forward proxy of one impression: a loopback port through which all of its traffic goes, counted and limited.</summary>
internal sealed class EgressLane : IAsyncDisposable
{
    private const int MostRefusals = 100, MostDialling = 16;

    /// <summary>Ports of the lanes of every scanner in this process.</summary>
    private static readonly ConcurrentDictionary<int, byte> Open = new();

    private readonly EgressGuard _guard;
    private readonly LaneSettings _settings;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, byte> _connections = new();
    private readonly ConcurrentDictionary<EgressRefusal, byte> _refusals = new();
    private readonly SemaphoreSlim _dialling = new(MostDialling);
    private readonly ConcurrentDictionary<(string Host, int Port), IPAddress> _addresses = new();
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private long _bytes;
    private bool _isOver;

    internal EgressLane(EgressGuard guard, LaneSettings settings)
    {
        (_guard, _settings) = (guard, settings);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Open.TryAdd(Port, 0);
        _accepting = AcceptAsync();
    }

    /// <summary>The proxy's address, as a browser takes it.</summary>
    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>Where the traffic comes out.</summary>
    public NetworkExit Exit => _settings.Exit;

    /// <summary>The viewer's address, told only to hosts that the scan trusts with it.</summary>
    public string? ForwardedFor => _settings.ForwardedFor;

    /// <summary>Bytes received from the network so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>What was not let through, and why.</summary>
    public IReadOnlyCollection<EgressRefusal> Refusals => [.. _refusals.Keys];

    internal int Port { get; }

    internal EgressLimits Limits => _settings.Limits;

    /// <summary>Whether one listens on a port.</summary>
    public static bool IsOpenAt(int port) => Open.ContainsKey(port);

    /// <summary>Ends all traffic of the impression: it has had its share.</summary>
    public void Cut(string sentence)
    {
        lock (_lock)
        {
            if (_isOver) return;
            _isOver = true;
            _refusals.TryAdd(new EgressRefusal(EgressRefusal.Limit, sentence), 0);
            _listener.Stop();
            _closing.Cancel();
        }
    }

    /// <summary>Connects to a host, a few at a time: names that nobody answers for must not pile up.</summary>
    internal async Task<Socket> DialAsync(string host, int port, CancellationToken cancellationToken)
    {
        await _dialling.WaitAsync(cancellationToken);
        try
        {
            var socket = await _guard.DialAsync(_settings.Exit, host, port, cancellationToken);
            if (Exit.Kind is ExitKind.Direct or ExitKind.Bind && socket.RemoteEndPoint is IPEndPoint server) _addresses[(host, port)] = server.Address;
            return socket;
        }
        finally
        {
            _dialling.Release();
        }
    }

    /// <summary>The address of a host that was connected to; null where another's proxy connects.</summary>
    public string? AddressOf(string host, int port) => _addresses.TryGetValue((host, port), out var address) ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;

    internal bool IsToldForwardedFor(string host, int port) => _guard.IsToldForwardedFor(host, port);

    internal void Refuse(EgressRefusal refusal)
    {
        // What the ad itself asks for is endless; that a limit or an exit kept something from us must not get lost among it.
        if (!_isOver && (refusal.Kind != EgressRefusal.Address || _refusals.Count < MostRefusals)) _refusals.TryAdd(refusal, 0);
    }

    /// <summary>Counts bytes that arrived; once there are too many, nothing more does.</summary>
    internal void Count(int bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) > Limits.Bytes) Cut($"The limit of {Limits.Bytes:N0} bytes in one impression was reached.");
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isOver = true;
            _listener.Stop();
            _closing.Cancel();
        }

        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _closing.Dispose();
        _dialling.Dispose();
        Open.TryRemove(Port, out _);
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

            Serve(client);
        }
    }

    private void Serve(Socket client)
    {
        if (_connections.Count >= Limits.Connections)
        {
            Refuse(new EgressRefusal(EgressRefusal.Limit, $"More than {Limits.Connections} connections at a time were refused."));
            client.Dispose();
            return;
        }

        var serving = new ProxyConnection(this, client).ServeAsync(_closing.Token);
        _connections.TryAdd(serving, 0);
        _ = serving.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
    }
}
