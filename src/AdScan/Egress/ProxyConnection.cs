using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace AdScan.Egress;

/// <summary>One connection from the browser: a tunnel (CONNECT) or a single plain request. Whatever goes wrong ends this connection alone.</summary>
internal sealed class ProxyConnection(EgressLane lane, Socket client)
{
    private static readonly byte[] Established = "HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray();
    private long _received;

    [SuppressMessage("Design", "CA1031", Justification = "What an ad asks for is not known beforehand, and must end no more than its connection. It is told.")]
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var head = await MessageHead.ReadAsync(client, [], cancellationToken);
                if (head is not null && ProxyTarget.TryParse(head.StartLine, out var target)) await ServeAsync(head, target, cancellationToken);
            }
            catch (EgressRefusedException e)
            {
                lane.Refuse(e.Refusal);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or TimeoutException or ObjectDisposedException)
            {
                // The browser sees a connection that ends; it reports the failed request itself.
            }
            catch (Exception e)
            {
                lane.Refuse(new EgressRefusal(EgressRefusal.Limit, $"A connection failed in the scanner: {e.GetType().Name}: {e.Message}"));
            }
        }
    }

    private async Task ServeAsync(MessageHead head, ProxyTarget target, CancellationToken cancellationToken)
    {
        // Where nothing can be dialled the connection just ends: an answer of our own would look like the ad server's.
        using var upstream = await lane.DialAsync(target.Host, target.Port, cancellationToken);
        if (target.IsTunnel)
        {
            await client.SendAsync(Established, SocketFlags.None, cancellationToken);
            await SendAsync(upstream, head.Rest, cancellationToken);
            await PumpBothWaysAsync(upstream, target, cancellationToken);
            return;
        }

        RewriteRequest(head, target);
        await SendAsync(upstream, head.ToBytes(), cancellationToken);
        await SendAsync(upstream, head.Rest, cancellationToken);
        await ForwardPlainAsync(upstream, target, cancellationToken);
    }

    private void RewriteRequest(MessageHead head, ProxyTarget target)
    {
        head.StartLine = target.OriginForm;
        head.Remove("Proxy-Connection", "Proxy-Authorization", "Connection", "Keep-Alive", "X-Forwarded-For");
        head.Headers.Add(("Connection", "close"));
        if (lane.ForwardedFor is not null && lane.IsToldForwardedFor(target.Host, target.Port)) head.Headers.Add(("X-Forwarded-For", lane.ForwardedFor));
    }

    /// <summary>One request a connection: the response is marked as the last, so that the browser never sends another host's request down a dialled line.</summary>
    private async Task ForwardPlainAsync(Socket upstream, ProxyTarget target, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = PumpAsync(client, upstream, null, ending.Token);
        try
        {
            var rest = Array.Empty<byte>();
            while (await MessageHead.ReadAsync(upstream, rest, cancellationToken) is { } head)
            {
                var interim = head.StartLine.Split(' ') is [_, ['1', ..], ..];
                if (!interim)
                {
                    head.Remove("Connection", "Keep-Alive", "Proxy-Connection");
                    head.Headers.Add(("Connection", "close"));
                }

                var bytes = head.ToBytes();
                Count(bytes.Length + (interim ? 0 : head.Rest.Length), target);
                await SendAsync(client, bytes, cancellationToken);
                rest = head.Rest;
                if (interim) continue;
                await SendAsync(client, rest, cancellationToken);
                await PumpAsync(upstream, client, target, cancellationToken);
                return;
            }
        }
        finally
        {
            await ending.CancelAsync();
            await sending;
        }
    }

    private async Task PumpBothWaysAsync(Socket upstream, ProxyTarget target, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = PumpAsync(client, upstream, null, ending.Token);
        try
        {
            await PumpAsync(upstream, client, target, cancellationToken);
        }
        finally
        {
            await ending.CancelAsync();
            await sending;
        }
    }

    /// <summary>Copies until either side ends. With a target, what is copied counts against the impression's share.</summary>
    private async Task PumpAsync(Socket from, Socket to, ProxyTarget? counted, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, cancellationToken) is > 0 and var read)
            {
                if (counted is not null) Count(read, counted);
                await SendAsync(to, buffer.AsMemory(0, read), cancellationToken);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side may hang up at any time; that ends the copy and nothing else.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Count(int bytes, ProxyTarget from)
    {
        lane.Count(bytes);
        if ((_received += bytes) > lane.Limits.ResponseBytes)
        {
            throw new EgressRefusedException(EgressRefusal.Limit, $"{from.Host}:{from.Port} sent more than the {lane.Limits.ResponseBytes:N0} bytes that one response may have.");
        }
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0) bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
    }
}
