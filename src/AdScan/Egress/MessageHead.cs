using System.Net.Sockets;
using System.Text;

namespace AdScan.Egress;

/// <summary>The start line and headers of an HTTP/1.1 message (RFC 9112), and the bytes that were read beyond them.</summary>
internal sealed class MessageHead
{
    private const int MaxBytes = 256 * 1024;

    private MessageHead(string startLine, List<(string Name, string Value)> headers, byte[] rest) =>
        (StartLine, Headers, Rest) = (startLine, headers, rest);

    public string StartLine { get; set; }

    public List<(string Name, string Value)> Headers { get; }

    public byte[] Rest { get; }

    /// <summary>Reads a head; null if the other side closed or sent none of reasonable size.</summary>
    public static async Task<MessageHead?> ReadAsync(Socket socket, byte[] already, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Max(8 * 1024, already.Length)];
        already.CopyTo(buffer, 0);
        var length = already.Length;
        while (true)
        {
            var end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0) return Parse(buffer.AsSpan(0, length), end);
            if (length == buffer.Length)
            {
                if (length >= MaxBytes) return null;
                Array.Resize(ref buffer, length * 2);
            }

            var read = await socket.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None, cancellationToken);
            if (read == 0) return null;
            length += read;
        }
    }

    public void Remove(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) Headers.RemoveAll(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    public byte[] ToBytes()
    {
        var text = new StringBuilder(StartLine).Append("\r\n");
        foreach (var (name, value) in Headers) text.Append(name).Append(':').Append(' ').Append(value).Append("\r\n");
        return Encoding.Latin1.GetBytes(text.Append("\r\n").ToString());
    }

    private static MessageHead? Parse(ReadOnlySpan<byte> bytes, int end)
    {
        var lines = Encoding.Latin1.GetString(bytes[..end]).Split("\r\n");
        var headers = new List<(string, string)>(lines.Length);
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) return null;
            headers.Add((line[..colon].TrimEnd(), line[(colon + 1)..].Trim()));
        }

        return new MessageHead(lines[0], headers, bytes[(end + 4)..].ToArray());
    }
}
