using AdScan.Egress;
using AdScan.Harness.Lab;
using AdScan.Viewers;
using Newtonsoft.Json;

namespace AdScan.Tests.Egress;

/// <summary>Where the traffic of a region comes out.</summary>
public sealed class NetworkExitTests
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    [Theory]
    [InlineData("direct", "direct")]
    [InlineData("bind:127.0.1.1", "bind:127.0.1.1")]
    [InlineData("http://proxy.example:3128", "http://proxy.example:3128")]
    [InlineData("socks5://proxy.example", "socks5://proxy.example:1080")]
    [InlineData("socks5://us%40er:geheim@[2001:db8::1]:1081", "socks5://[2001:db8::1]:1081")]
    public void Is_named_without_name_and_password(string text, string name)
    {
        var exit = NetworkExit.Parse(text);
        Assert.Equal(name, exit.ToString());
        Assert.Equal($"\"{name}\"", JsonConvert.SerializeObject(exit));
        Assert.DoesNotContain("geheim", JsonConvert.SerializeObject(Region.Sichuan with { Egress = exit, Pool = [exit] }));
    }

    [Theory]
    [InlineData("proxy.example:1080")]
    [InlineData("bind:eth0")]
    [InlineData("ftp://user:geheim@proxy.example")]
    [InlineData("socks5://user:geheim@")]
    [InlineData("http://user:geheim@proxy.example/path")]
    [InlineData("http://user:geheim#34@proxy.example:3128")]
    [InlineData("")]
    public void Refuses_what_is_no_exit_without_repeating_a_password(string text) =>
        Assert.DoesNotContain("geheim", Assert.Throws<FormatException>(() => NetworkExit.Parse(text)).Message);

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "us@er:geheim")]
    [InlineData(false, null)]
    [InlineData(false, "us@er:geheim")]
    public async Task Goes_through_a_proxy_to_the_address_that_was_checked(bool socks, string? login)
    {
        await using var server = new TinyServer(Answer);
        await using var proxy = new LabProxy(socks, login);
        var exit = NetworkExit.Parse($"{(socks ? "socks5" : "http")}://{(login is null ? "" : "us%40er:geheim@")}127.0.0.1:{proxy.Port}");
        var guard = Guard($"*.localhost:{server.Port}");
        using (var socket = await guard.DialAsync(exit, "lab.localhost", server.Port, CancellationToken.None)) await socket.SendAsync("x"u8.ToArray());
        Assert.Equal($"127.0.0.1:{server.Port}", Assert.Single(proxy.Asked));
        await Assert.ThrowsAsync<EgressRefusedException>(() => guard.DialAsync(exit, "127.0.0.1", server.Port, CancellationToken.None));
        Assert.Single(proxy.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_password_is_said_and_not_shown(bool socks)
    {
        await using var proxy = new LabProxy(socks, "user:right");
        var exit = NetworkExit.Parse($"{(socks ? "socks5" : "http")}://user:geheim@127.0.0.1:{proxy.Port}");
        var error = await Assert.ThrowsAsync<EgressRefusedException>(() => Guard("*.localhost").DialAsync(exit, "lab.localhost", 80, CancellationToken.None));
        Assert.Equal("exit", error.Refusal.Kind);
        Assert.Contains("does not accept", error.Message);
        Assert.DoesNotContain("geheim", error.Message);
    }

    [Theory]
    [InlineData("socks5", "ended the conversation")]
    [InlineData("http", "answered 503")]
    public async Task A_proxy_that_answers_with_an_error_is_to_blame_itself(string scheme, string why)
    {
        await using var proxy = new TinyServer(scheme == "http" ? "HTTP/1.1 503 Service Unavailable\r\n\r\n" : "");
        var error = await Assert.ThrowsAsync<EgressRefusedException>(() => Guard("*.localhost").DialAsync(NetworkExit.Parse($"{scheme}://127.0.0.1:{proxy.Port}"), "lab.localhost", 80, CancellationToken.None));
        Assert.Equal("exit", error.Refusal.Kind);
        Assert.Contains(why, error.Message);
    }

    [Fact]
    public async Task An_address_of_one_family_tries_the_addresses_of_its_own()
    {
        await using var server = new TinyServer(Answer);
        var guard = new EgressGuard([HostPattern.Parse("both.example")], [], new NameCache(TimeProvider.System, _ => [System.Net.IPAddress.IPv6Loopback, System.Net.IPAddress.Loopback]));
        using var socket = await guard.DialAsync(NetworkExit.Parse("bind:127.0.1.1"), "both.example", server.Port, CancellationToken.None);
        Assert.Equal("127.0.1.1", ((System.Net.IPEndPoint)socket.LocalEndPoint!).Address.ToString());
    }

    [Fact]
    public async Task A_use_on_the_only_exit_counts_too()
    {
        var (exit, failure) = await new RegionExits(Guard(), ScanUse.InFlight, TimeProvider.System).ChooseAsync(Region.Sichuan with { Egress = Kept("bind:127.0.1.1", ScanUse.Review) }, CancellationToken.None);
        Assert.Null(exit);
        Assert.Contains("another use", failure);
    }

    [Fact]
    public async Task Says_before_a_run_which_exits_work_and_what_address_they_show()
    {
        await using var echo = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{\"ip\": \"203.0.113.7\", \"n\":1}"[..^1]);
        await using var proxy = new LabProxy(socks: true);
        var region = Region.Sichuan with { Echo = new Uri($"http://echo.localhost:{echo.Port}/") };
        var probe = new ExitProbe(Guard("*.localhost"));
        var good = await probe.CheckAsync(region, NetworkExit.Parse($"socks5://127.0.0.1:{proxy.Port}"), CancellationToken.None);
        Assert.Equal(("203.0.113.7", null), (good.ShownAddress, good.Failure));
        var dead = await probe.CheckAsync(region, NetworkExit.Parse("socks5://127.0.0.1:1"), CancellationToken.None);
        Assert.Contains("socks5://127.0.0.1:1", dead.Failure);
        var foreign = await probe.CheckAsync(Region.Sichuan, NetworkExit.Parse("bind:192.0.2.1"), CancellationToken.None);
        Assert.Contains("bind:192.0.2.1", foreign.Failure);
    }

    [Fact]
    public async Task Exits_of_a_pool_take_turns_and_one_kept_for_another_use_is_left_alone()
    {
        var region = Region.Sichuan with { Pool = [Kept("bind:127.0.1.1", ScanUse.Review), Kept("bind:127.0.1.2", ScanUse.InFlight), Kept("bind:127.0.1.3", null)] };
        var exits = new RegionExits(Guard(), ScanUse.Review, TimeProvider.System);
        var chosen = new HashSet<string>();
        for (var i = 0; i < 4; i++) chosen.Add((await exits.ChooseAsync(region, CancellationToken.None)).Exit!.ToString());
        Assert.Equal(["bind:127.0.1.1", "bind:127.0.1.3"], chosen.Order());
        var (none, failure) = await exits.ChooseAsync(region with { Pool = [Kept("bind:127.0.1.2", ScanUse.InFlight)] }, CancellationToken.None);
        Assert.Null(none);
        Assert.Contains("another use", failure);
    }

    [Fact]
    public async Task An_exit_that_fails_is_never_replaced_by_going_directly()
    {
        var (exit, failure) = await new RegionExits(Guard(), ScanUse.Review, TimeProvider.System).ChooseAsync(Region.Sichuan with { Egress = NetworkExit.Parse("http://127.0.0.1:1") }, CancellationToken.None);
        Assert.Null(exit);
        Assert.Contains("http://127.0.0.1:1", failure);
    }

    private static NetworkExit Kept(string text, ScanUse? use) => NetworkExit.Parse(text) with { Use = use };

    private static EgressGuard Guard(params string[] allow) => new(allow.Select(HostPattern.Parse).ToList(), [], new NameCache(TimeProvider.System));
}
