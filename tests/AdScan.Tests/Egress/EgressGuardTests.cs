using System.Net;
using System.Net.Sockets;
using System.Text;
using AdScan.Egress;

namespace AdScan.Tests.Egress;

public sealed class EgressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    public void Refuses_addresses_that_are_not_public(string address) => Assert.NotNull(AddressPolicy.WhyRefused(IPAddress.Parse(address)));

    [Theory]
    [InlineData("61.139.2.69")]
    [InlineData("8.8.8.8")]
    [InlineData("2400:3200::1")]
    public void Lets_public_addresses_pass(string address) => Assert.Null(AddressPolicy.WhyRefused(IPAddress.Parse(address)));

    [Theory]
    [InlineData("lab.localhost:80", "lab.localhost", 80, true)]
    [InlineData("lab.localhost:80", "lab.localhost", 81, false)]
    [InlineData("*.localhost", "a.b.localhost", 9, true)]
    [InlineData("*.localhost", "localhost", 9, false)]
    [InlineData("*.localhost", "evillocalhost", 9, false)]
    [InlineData("10.0.0.5", "10.0.0.5", 443, true)]
    [InlineData("[::1]:8080", "::1", 8080, true)]
    public void Matches_allowed_hosts_exactly(string pattern, string host, int port, bool matches) => Assert.Equal(matches, HostPattern.Parse(pattern).Matches(host, port));

    [Theory]
    [InlineData("http://x/")]
    [InlineData("a*b.example")]
    [InlineData("host:99999")]
    [InlineData("")]
    public void Refuses_what_is_no_host(string pattern) => Assert.Throws<FormatException>(() => HostPattern.Parse(pattern));

    [Fact]
    public async Task Refuses_loopback_unless_it_is_allowed_by_name()
    {
        await using var server = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        await using var refusing = Open([]);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync(refusing, $"http://127.0.0.1:{server.Port}/secret"));
        Assert.Contains(refusing.Refusals, r => r.Contains("loopback", StringComparison.Ordinal));
        Assert.Empty(server.Requests);

        await using var allowing = Open([$"*.localhost:{server.Port}"]);
        Assert.Equal("ok", await GetAsync(allowing, $"http://lab.localhost:{server.Port}/x?y=1"));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync(allowing, $"http://127.0.0.1:{server.Port}/secret"));
        Assert.StartsWith("GET /x?y=1 HTTP/1.1", Assert.Single(server.Requests));
    }

    [Fact]
    public async Task Tells_only_trusted_hosts_the_viewers_address_and_never_what_an_ad_claims()
    {
        await using var server = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        await using var lane = Open([$"lab.localhost:{server.Port}"], "61.139.2.69");
        await GetAsync(lane, $"http://lab.localhost:{server.Port}/", ("X-Forwarded-For", "1.2.3.4"));
        var request = Assert.Single(server.Requests);
        Assert.Contains("X-Forwarded-For: 61.139.2.69", request);
        Assert.DoesNotContain("1.2.3.4", request);
    }

    [Fact]
    public async Task Tunnels_only_to_allowed_hosts()
    {
        await using var server = new TinyServer("echo");
        await using var lane = Open([$"lab.localhost:{server.Port}"]);
        Assert.StartsWith("HTTP/1.1 200", await ConnectAsync(lane, $"lab.localhost:{server.Port}"));
        Assert.Equal("", await ConnectAsync(lane, $"127.0.0.1:{server.Port}"));
    }

    [Fact]
    public async Task Cuts_off_a_response_that_is_over_the_limit()
    {
        await using var server = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 500000\r\n\r\n" + new string('x', 500_000));
        await using var lane = Open([$"lab.localhost:{server.Port}"], limits: new EgressLimits(100_000, 100));
        await Assert.ThrowsAnyAsync<Exception>(() => GetAsync(lane, $"http://lab.localhost:{server.Port}/"));
        Assert.Contains(lane.Refusals, r => r.Contains("100000 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_more_requests_than_an_impression_may_make()
    {
        await using var server = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        await using var lane = Open([$"lab.localhost:{server.Port}"], limits: new EgressLimits(100_000, 2));
        await GetAsync(lane, $"http://lab.localhost:{server.Port}/1");
        await GetAsync(lane, $"http://lab.localhost:{server.Port}/2");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync(lane, $"http://lab.localhost:{server.Port}/3"));
    }

    private static EgressLane Open(string[] allow, string? forwardedFor = null, EgressLimits? limits = null) =>
        new EgressGuard(allow.Select(HostPattern.Parse).ToList(), TimeProvider.System).OpenLane(forwardedFor, limits ?? new EgressLimits(10_000_000, 100));

    private static async Task<string> GetAsync(EgressLane lane, string address, params (string Name, string Value)[] headers)
    {
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy(lane.Address, BypassOnLocal: false), UseProxy = true };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using var response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<string> ConnectAsync(EgressLane lane, string authority)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(lane.Address).Port);
        await client.Client.SendAsync(Encoding.ASCII.GetBytes($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n"));
        var buffer = new byte[1000];
        return Encoding.ASCII.GetString(buffer, 0, await client.Client.ReceiveAsync(buffer));
    }
}
