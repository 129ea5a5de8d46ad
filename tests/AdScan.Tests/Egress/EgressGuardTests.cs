using System.Net;
using System.Net.NetworkInformation;
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
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("fd00:ec2::254")]
    [InlineData("2400:3200::5efe:10.0.0.1")]
    [InlineData("3fff::1")]
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
        Assert.Contains(refusing.Refusals, r => r.Sentence.Contains("loopback", StringComparison.Ordinal));
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
        await using var lane = Open([$"lab.localhost:{server.Port}"], limits: new EgressLimits { Bytes = 100_000 });
        await Assert.ThrowsAnyAsync<Exception>(() => GetAsync(lane, $"http://lab.localhost:{server.Port}/"));
        Assert.Contains(lane.Refusals, r => r.Kind == "limit" && r.Sentence.Contains("100,000 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lets_nothing_pass_once_an_impression_has_had_its_share()
    {
        await using var server = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        await using var lane = Open([$"lab.localhost:{server.Port}"]);
        await GetAsync(lane, $"http://lab.localhost:{server.Port}/1");
        lane.Cut("Enough.");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync(lane, $"http://lab.localhost:{server.Port}/2"));
        Assert.Equal(new EgressRefusal("limit", "Enough."), Assert.Single(lane.Refusals));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Cuts_one_response_that_is_too_large_and_no_other()
    {
        await using var large = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 500000\r\n\r\n" + new string('x', 500_000));
        await using var small = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        await using var lane = Open(["*.localhost"], limits: new EgressLimits { ResponseBytes = 100_000 });
        await Assert.ThrowsAnyAsync<Exception>(() => GetAsync(lane, $"http://lab.localhost:{large.Port}/"));
        Assert.Equal("ok", await GetAsync(lane, $"http://lab.localhost:{small.Port}/"));
        Assert.Contains(lane.Refusals, r => r.Kind == "limit" && r.Sentence.Contains($"lab.localhost:{large.Port}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_more_connections_at_a_time_than_an_impression_may_have()
    {
        await using var server = new TinyServer("echo");
        await using var lane = Open(["*.localhost"], limits: new EgressLimits { Connections = 2 });
        using var first = new TcpClient("127.0.0.1", new Uri(lane.Address).Port);
        using var second = new TcpClient("127.0.0.1", new Uri(lane.Address).Port);
        Assert.Equal("", await ConnectAsync(lane, $"lab.localhost:{server.Port}"));
        Assert.Contains(lane.Refusals, r => r.Kind == "limit");
    }

    [Fact]
    public void Refuses_this_machines_own_addresses_whatever_they_are()
    {
        var own = NetworkInterface.GetAllNetworkInterfaces().SelectMany(n => n.GetIPProperties().UnicastAddresses).Select(a => a.Address);
        Assert.All(own, address => Assert.NotNull(AddressPolicy.WhyRefused(address)));
    }

    [Fact]
    public async Task A_name_that_changes_its_address_after_the_check_gains_nothing()
    {
        // The first answer is refused or dialled as it is; a second look-up, which would find loopback, is never made.
        var answers = new Queue<IPAddress[]>([[IPAddress.Parse("192.0.2.1")], [IPAddress.Loopback]]);
        var asked = 0;
        await using var server = new TinyServer("secret");
        var guard = new EgressGuard([], [], new NameCache(TimeProvider.System, _ =>
        {
            asked++;
            return answers.Dequeue();
        }));
        await using var lane = guard.OpenLane(new LaneSettings());
        Assert.Equal("", await ConnectAsync(lane, $"rebinding.example:{server.Port}"));
        Assert.Equal("", await ConnectAsync(lane, $"rebinding.example:{server.Port}"));
        Assert.Equal(1, asked);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task One_private_address_condemns_a_name()
    {
        await using var server = new TinyServer("secret");
        var guard = new EgressGuard([], [], new NameCache(TimeProvider.System, _ => [IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]));
        await using var lane = guard.OpenLane(new LaneSettings());
        Assert.Equal("", await ConnectAsync(lane, $"mixed.example:{server.Port}"));
        Assert.Contains("loopback", Assert.Single(lane.Refusals).Sentence);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_leads_nowhere()
    {
        await using var secret = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        await using var server = new TinyServer($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{secret.Port}/\r\nContent-Length: 0\r\n\r\n");
        await using var lane = Open([$"lab.localhost:{server.Port}"]);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync(lane, $"http://lab.localhost:{server.Port}/"));
        Assert.Empty(secret.Requests);
    }

    [Fact]
    public async Task A_failure_of_a_limit_is_told_however_much_else_is_refused()
    {
        await using var lane = Open([]);
        for (var port = 1; port <= 120; port++) await ConnectAsync(lane, $"127.0.0.1:{port}");
        lane.Cut("Enough.");
        Assert.Contains(lane.Refusals, r => r.Kind == "limit");
    }

    [Fact]
    public async Task A_host_that_no_name_server_knows_by_its_length_ends_its_connection_alone()
    {
        await using var lane = Open([]);
        Assert.Equal("", await ConnectAsync(lane, $"{string.Concat(Enumerable.Repeat("a.", 140))}x:80"));
    }

    [Fact]
    public async Task Names_that_no_server_answers_for_hold_up_neither_another_impression_nor_the_end_of_their_own()
    {
        await using var server = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        using var never = new ManualResetEventSlim();
        var guard = new EgressGuard([HostPattern.Parse("127.0.0.1")], [], new NameCache(TimeProvider.System, name =>
        {
            if (name.StartsWith("silent", StringComparison.Ordinal)) never.Wait();
            return [IPAddress.Loopback];
        }));
        var waiting = guard.OpenLane(new LaneSettings());
        try
        {
            var answers = Enumerable.Range(0, 40).Select(i => ConnectAsync(waiting, $"silent{i}.example:80")).ToList();
            await using (var other = guard.OpenLane(new LaneSettings())) Assert.Equal("ok", await GetAsync(other, $"http://quick.example:{server.Port}/"));
            Assert.DoesNotContain(answers, answer => answer.IsCompleted);
            await waiting.DisposeAsync();
            Assert.All(await Task.WhenAll(answers), answer => Assert.Equal("", answer));
        }
        finally
        {
            // Also where the test fails: the look-up blocks, as the system's does, and its threads must not outlive it.
            never.Set();
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task Never_leads_back_into_the_scanner_itself(string host)
    {
        var guard = new EgressGuard([HostPattern.Parse("127.0.0.1"), HostPattern.Parse("localhost")], [], new NameCache(TimeProvider.System));
        await using var own = guard.OpenLane(new LaneSettings());
        await using var other = guard.OpenLane(new LaneSettings());
        Assert.Equal("", await ConnectAsync(own, $"{host}:{new Uri(other.Address).Port}"));
        Assert.Contains(own.Refusals, r => r.Kind == "egress");
    }

    [Theory]
    [InlineData("127.1")]
    [InlineData("0x7f000001")]
    [InlineData("2130706433")]
    [InlineData("017700000001")]
    [InlineData("localhost.")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("0.0.0.0")]
    public async Task Knows_loopback_in_every_writing(string host)
    {
        await using var server = new TinyServer("secret");
        await using var lane = Open([]);
        Assert.Equal("", await ConnectAsync(lane, $"{host}:{server.Port}"));
        Assert.Empty(server.Requests);
        Assert.Single(lane.Refusals);
    }

    [Fact]
    public async Task Allows_a_private_host_by_its_address_too()
    {
        await using var server = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        await using var lane = Open([$"127.0.0.1:{server.Port}"]);
        Assert.Equal("ok", await GetAsync(lane, $"http://lab.localhost:{server.Port}/"));
    }

    [Fact]
    public async Task Tells_the_viewers_address_to_hosts_that_the_run_names_and_to_no_other()
    {
        await using var server = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        var guard = new EgressGuard([HostPattern.Parse("127.0.0.1")], [HostPattern.Parse("told.localhost")], new NameCache(TimeProvider.System));
        await using var lane = guard.OpenLane(new LaneSettings { ForwardedFor = "61.139.2.69" });
        await GetAsync(lane, $"http://told.localhost:{server.Port}/");
        await GetAsync(lane, $"http://other.localhost:{server.Port}/");
        Assert.Equal([true, false], server.Requests.Select(r => r.Contains("61.139.2.69", StringComparison.Ordinal)));
    }

    private static EgressLane Open(string[] allow, string? forwardedFor = null, EgressLimits? limits = null) =>
        new EgressGuard(allow.Select(HostPattern.Parse).ToList(), [], new NameCache(TimeProvider.System)).OpenLane(new LaneSettings { ForwardedFor = forwardedFor, Limits = limits ?? new EgressLimits() });

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
        try
        {
            await client.Client.SendAsync(Encoding.ASCII.GetBytes($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n"));
            var buffer = new byte[1000];
            return Encoding.ASCII.GetString(buffer, 0, await client.Client.ReceiveAsync(buffer));
        }
        catch (SocketException)
        {
            // A connection that is ended before what was sent was read is reset.
            return "";
        }
    }
}
