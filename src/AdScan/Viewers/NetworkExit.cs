using System.Globalization;
using System.Net;
using System.Text;
using Newtonsoft.Json;

namespace AdScan.Viewers;

/// <summary>Where the traffic of a region's viewers comes out.</summary>
/// <remarks>Immutable. Name and password of a proxy are kept to connect with and are in no text or JSON that an exit is turned into.</remarks>
[JsonConverter(typeof(NetworkExitConverter))]
public sealed record NetworkExit
{
    private const string Forms = "write direct, bind:ADDRESS, http://HOST:PORT or socks5://HOST:PORT (with USER:PASSWORD@ before the host where the proxy asks for them)";
    private const int DefaultSocksPort = 1080;
    private const int LongestLogin = 255;

    private NetworkExit(ExitKind kind, string host = "", int port = 0) => (Kind, Host, Port) = (kind, host, port);

    /// <summary>From this machine, as its routes say.</summary>
    public static NetworkExit Direct { get; } = new(ExitKind.Direct);

    /// <summary>How the traffic comes out.</summary>
    public ExitKind Kind { get; }

    /// <summary>Host of the proxy, or the address to bind to; empty for <see cref="ExitKind.Direct"/>.</summary>
    public string Host { get; }

    /// <summary>Port of the proxy; 0 where there is none.</summary>
    public int Port { get; }

    /// <summary>The use that this exit is kept for, or null for any.</summary>
    public ScanUse? Use { get; init; }

    internal (string User, string Password)? Login { get; private init; }

    /// <summary>Reads an exit as a region file writes it.</summary>
    /// <param name="text"><c>direct</c>, <c>bind:ADDRESS</c>, <c>http://…</c> or <c>socks5://…</c>.</param>
    /// <exception cref="FormatException">It is none of them. The message does not repeat the text, which may hold a password.</exception>
    public static NetworkExit Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == "direct") return Direct;
        if (text.StartsWith("bind:", StringComparison.Ordinal))
        {
            return IPAddress.TryParse(text.AsSpan("bind:".Length), out var address)
                ? new NetworkExit(ExitKind.Bind, address.ToString())
                : throw new FormatException("The exit after 'bind:' is not an IP address: write bind:ADDRESS with an address of this machine.");
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy.Host.Length > 0 && proxy.AbsolutePath is "/" or "" && proxy.Query.Length == 0 && proxy.Fragment.Length == 0
            ? OfProxy(proxy)
            : throw new FormatException($"The exit is none that is known: {Forms}.");
    }

    /// <summary>The exit as reports name it, without name and password.</summary>
    public override string ToString() => Kind switch
    {
        ExitKind.Direct => "direct",
        ExitKind.Bind => $"bind:{Host}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}"),
    };

    private static NetworkExit OfProxy(Uri proxy)
    {
        var host = proxy.IdnHost.Trim('[', ']');
        var exit = proxy.Scheme switch
        {
            "http" => new NetworkExit(ExitKind.Http, host, proxy.Port),
            "socks5" => new NetworkExit(ExitKind.Socks5, host, proxy.Port < 0 ? DefaultSocksPort : proxy.Port),
            _ => throw new FormatException($"The exit has a scheme that is not known: {Forms}."),
        };
        if (proxy.UserInfo.Length == 0) return exit;
        var parts = proxy.UserInfo.Split(':', 2);
        var login = (User: Uri.UnescapeDataString(parts[0]), Password: Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
        return Encoding.UTF8.GetByteCount(login.User) <= LongestLogin && Encoding.UTF8.GetByteCount(login.Password) <= LongestLogin
            ? exit with { Login = login }
            : throw new FormatException("The exit's name or password has more than 255 bytes, which no proxy can be told: shorten it.");
    }
}
