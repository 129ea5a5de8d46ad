using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AdScan.Harness.Lab.Faults;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.BrowserTests;

/// <summary>What runs hostile code is kept from this machine. Processes are looked at through <c>/proc</c>: Linux only, as CI is.</summary>
[Collection("browser")]
public sealed class SandboxTests(BrowserFixture browser)
{
    private const string FilteringSystemCalls = "2";

    [Fact]
    public async Task Renderers_run_sandboxed_and_as_nobody()
    {
        var (status, main) = await ProcessesAsync();
        Assert.Equal(FilteringSystemCalls, status["Seccomp"]);
        Assert.Equal("1", status["NoNewPrivs"]);
        Assert.Equal("0000000000000000", status["CapEff"]);
        Assert.False(status["Uid"].StartsWith("0\t", StringComparison.Ordinal), status["Uid"]);
        Assert.Equal("0000000000000000", StatusOf(main)["CapEff"]);
        Assert.DoesNotContain("--no-sandbox", main.Command);
        Assert.Contains("--host-resolver-rules=MAP * ~NOTFOUND", main.Command);
    }

    [Fact]
    public async Task The_browser_sees_none_of_our_environment_and_no_home_but_its_profile()
    {
        Environment.SetEnvironmentVariable("ADSCAN_TEST_SECRET", "geheim");
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = [BrowserFixture.Viewers[0]] });
        Assert.NotEmpty((await scanner.ScanAsync(new AdSnippet("<p>好</p>"))).Variants);
        var (_, main) = await ProcessesAsync();
        var environment = (await File.ReadAllTextAsync($"/proc/{main.Id}/environ")).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')[0]).ToList();
        Assert.DoesNotContain("geheim", await File.ReadAllTextAsync($"/proc/{main.Id}/environ"));
        Assert.DoesNotContain(environment, name => name.Contains("PROXY", StringComparison.OrdinalIgnoreCase) || name.Contains("TOKEN", StringComparison.OrdinalIgnoreCase) || name.StartsWith("DOTNET", StringComparison.Ordinal));
        Assert.Contains("HOME", environment);
    }

    [Fact]
    public async Task Memory_is_bounded()
    {
        var (_, main) = await ProcessesAsync();
        var limits = await File.ReadAllLinesAsync($"/proc/{main.Id}/limits");
        var data = limits.Single(l => l.StartsWith("Max data size", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[3];
        Assert.InRange(long.Parse(data, CultureInfo.InvariantCulture), 1, 2L * 1024 * 1024 * 1024);
    }

    [Fact]
    public async Task Nothing_of_the_web_platform_goes_around_the_guard()
    {
        using var listener = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)listener.Client.LocalEndPoint!).Port;
        var report = await browser.ScanAsync($$"""
            <p id=a>无</p><link rel="preconnect" href="https://127.0.0.1:{{port}}">
            <script>
              const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:{{port}}' }, { urls: 'turn:127.0.0.1:{{port}}', username: 'u', credential: 'c' }] });
              p.createDataChannel('x'); p.onicecandidate = e => { if (e.candidate) document.getElementById('a').textContent = '候选 ' + e.candidate.candidate; }; p.createOffer().then(o => p.setLocalDescription(o));
              try { new WebTransport('https://127.0.0.1:{{port}}/').ready.catch(() => 0); } catch (e) {}
            </script>
            """);
        Assert.Equal(0, listener.Available);
        Assert.DoesNotContain(report.Variants, v => v.Text.Contains("127.0.0.1", StringComparison.Ordinal) || v.Text.Contains("typ host", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("view-source:file:///etc/passwd")]
    [InlineData("chrome://version/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("filesystem:https://feed.adscan.example/temporary/x")]
    public async Task Other_protocols_lead_nowhere(string address)
    {
        var report = await browser.ScanAsync($"<p>原木餐桌</p><iframe src='{address}' width=300 height=300></iframe><object data='{address}'></object><img src='{address}'><script>fetch('{address}').then(r => r.text()).then(t => document.body.append('泄露' + t)); setTimeout(() => open('{address}'), 300); setTimeout(() => location.href = '{address}', 600);</script>");
        Assert.All(report.Variants, v => Assert.DoesNotContain("泄露", v.Text));
        Assert.All(report.Variants, v => Assert.DoesNotContain("root:", v.Text));
        Assert.All(report.Facts.SelectMany(i => i.Network), e => Assert.True(e.Status is null || e.Url.StartsWith("http", StringComparison.Ordinal), e.Url));
    }

    [Theory]
    [InlineData(BrowserIsolation.Run, 1)]
    [InlineData(BrowserIsolation.Advertiser, 2)]
    [InlineData(BrowserIsolation.Impression, 6)] // three ads seen twice each
    public async Task Isolation_decides_who_shares_a_browser(BrowserIsolation isolation, int browsers)
    {
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = [new Viewer(Region.Shanghai, DeviceProfile.IPhone15)], MaxConcurrentImpressions = 1, Isolation = isolation, CheckViewers = false });

        // The browser that showed at the start that it works draws with other pixels than a phone's.
        var before = Browsers();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (advertiser, n) in new[] { ("甲", 1), ("甲", 2), ("乙", 3) })
        {
            var scanning = scanner.ScanAsync(new AdSnippet($"<p>{n}</p>") { Id = $"a{n}", Advertiser = advertiser });
            while (!scanning.IsCompleted)
            {
                seen.UnionWith(Browsers().Except(before));
                await Task.Delay(5);
            }

            Assert.Equal(Reporting.Verdict.Pass, (await scanning).Verdict);
        }

        Assert.Equal(browsers, seen.Count);
    }

    [Fact]
    public async Task Without_a_sandbox_every_report_says_so()
    {
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = [BrowserFixture.Viewers[0]], UnsafeNoSandbox = true });
        Assert.NotEmpty((await scanner.ScanAsync(new AdSnippet("<p>好</p>"))).Variants);
        Assert.Contains(scanner.Environment.Warnings, w => w.Contains("without its sandbox", StringComparison.Ordinal));
        Assert.DoesNotContain(browser.Scanner.Environment.Warnings, w => w.Contains("without its sandbox", StringComparison.Ordinal));
    }

    /// <summary>What the system says of a renderer, and the main process of one browser that is in use.</summary>
    private async Task<(Dictionary<string, string> Renderer, LabProcess Main)> ProcessesAsync()
    {
        Dictionary<string, string>? renderer = null;
        while (renderer is null)
        {
            var scanning = browser.ScanAsync("<p>好</p>");
            while (renderer is null && !scanning.IsCompleted)
            {
                renderer = LabProcess.Descendants().Where(p => p.Command.Contains("--type=renderer", StringComparison.Ordinal)).Select(StatusOf).FirstOrDefault(status => status.GetValueOrDefault("Seccomp") == FilteringSystemCalls);
                await Task.Delay(5);
            }

            await scanning;
        }

        return (renderer, LabProcess.Descendants().First(p => p.Command.Contains("--remote-debugging-pipe", StringComparison.Ordinal) && !p.Command.Contains("/bin/sh", StringComparison.Ordinal)));
    }

    /// <summary>The browsers that run, each by its profile.</summary>
    private static HashSet<string> Browsers() =>
        LabProcess.Descendants().SelectMany(p => p.Command.Split(' ')).Where(word => word.StartsWith("--user-data-dir=", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, string> StatusOf(LabProcess process)
    {
        try
        {
            return File.ReadLines($"/proc/{process.Id}/status").Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
