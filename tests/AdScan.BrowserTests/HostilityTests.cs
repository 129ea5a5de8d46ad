using System.Net;
using System.Net.Sockets;
using AdScan.Harness.Lab;
using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Snippets;

namespace AdScan.BrowserTests;

/// <summary>What an ad does is a fact of its own impression and nobody else's trouble.</summary>
[Collection("browser")]
public sealed class HostilityTests(BrowserFixture browser)
{
    [Fact]
    public async Task Refuses_to_let_an_ad_read_this_machine()
    {
        using var secret = new TcpListener(IPAddress.Loopback, 0);
        secret.Start();
        var port = ((IPEndPoint)secret.LocalEndpoint).Port;
        var report = await browser.ScanAsync($"<p id=a>无</p><script>for (const h of ['127.0.0.1', 'localhost', 'x.localhost', '[::1]']) fetch('http://' + h + ':{port}/').then(() => document.getElementById('a').textContent = '泄露');</script><img src='http://127.0.0.1:{port}/i.png'>");
        Assert.False(secret.Pending());
        Assert.DoesNotContain(report.Variants, v => v.Text.Contains("泄露", StringComparison.Ordinal));
        Assert.Contains(report.Facts[0].Failures, f => f.Phase == "egress" && f.Message.Contains("loopback", StringComparison.Ordinal));
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
    }

    [Fact]
    public async Task An_endless_loop_costs_its_own_impressions_alone()
    {
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = [BrowserFixture.Viewers[0]], Timeout = TimeSpan.FromSeconds(8), MaxConcurrentImpressions = 3 });
        AdSnippet[] feed =
        [
            new("<p>好一</p>") { Id = "good-1" }, new("<p>坏</p><script>setTimeout(() => { while (true) {} }, 2000)</script>") { Id = "loop" }, new("<p>好二</p>") { Id = "good-2" }, new("<p>好三</p>") { Id = "good-3" },
        ];
        var reports = await scanner.ScanAllAsync(feed).ToDictionaryAsync(r => r.Id);
        Assert.Equal(4, reports.Count);
        Assert.Equal(Verdict.Inconclusive, reports["loop"].Verdict);
        Assert.All(reports["loop"].Impressions, i => Assert.Equal(ImpressionStatus.TimedOut, i.Status));
        Assert.All(new[] { "good-1", "good-2", "good-3" }, id => Assert.Equal(Verdict.Pass, reports[id].Verdict));
    }

    [Fact]
    public async Task A_page_with_more_text_than_can_be_read_is_told_by_its_count()
    {
        const string Ad = "<p id=a></p><iframe srcdoc='<p id=b></p><script>b.textContent = `原木餐桌，包安装。`.repeat(211111)</script>'></iframe><script>a.textContent = '原木餐桌，包安装。'.repeat(211111)</script>";
        var report = await browser.ScanAsync(Ad);
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Contains("The page holds 3,800,2", report.Reason);
        Assert.Contains("all but one picture of it was left unread.", report.Reason);
        Assert.All(report.Impressions, i => Assert.Equal(ImpressionStatus.TimedOut, i.Status));
    }

    [Theory]
    [InlineData("a.title = words")]
    [InlineData("a.append(Object.assign(document.createElement('style'), { textContent: words }))")]
    [InlineData("a.append(new Comment(words))")]
    [InlineData("a.title = words; for (const name of ['input', 'iframe', 'object']) a.append(document.createElementNS('urn:x', name))")]
    [InlineData("a.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('b'), { title: words }))")]
    public async Task A_page_with_more_code_than_can_be_read_is_told_by_its_count(string hiding)
    {
        var report = await browser.ScanAsync($"<p id=a>原木餐桌</p><script>const words = '原木餐桌，包安装。'.repeat(2e6); {hiding}</script>");
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Matches("and 18,00[0-9],[0-9]+ of code", report.Reason);
        Assert.All(report.Impressions, i => Assert.Equal(ImpressionStatus.TimedOut, i.Status));
    }

    [Theory]
    [InlineData("a.title = words")]
    [InlineData("a.innerHTML = `<p hidden>${words}</p>`")]
    [InlineData("a.append(Object.assign(new Image(), { alt: words, src: 'data:,' }))")]
    public async Task Nothing_that_is_not_shown_stands_in_the_way_of_what_is(string hiding)
    {
        var report = await browser.ScanAsync($"<p id=a></p><p>时时彩内部计划，稳赚不赔，加QQ群领取</p><script>const words = '原木餐桌，包安装。'.repeat(20000); {hiding}</script>");
        Assert.Equal(Verdict.Block, report.Verdict);
    }

    [Fact]
    public async Task What_shows_more_text_than_is_kept_never_passes()
    {
        var report = await browser.ScanAsync("<p id=a></p><script>a.textContent = '原木餐桌，包安装。'.repeat(20000)</script>");
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Contains("more text than the 100,000 characters", report.Reason);
    }

    [Fact]
    public async Task Timers_that_no_life_lasts_for_are_no_trouble()
    {
        var report = await browser.ScanAsync("<p>好</p><script>for (const delay of [1e300, Number.MAX_VALUE, Infinity, NaN, -1e300, '1e12', {}]) { setTimeout(() => 0, delay); setInterval(() => 0, Math.max(1e12, Number(delay) || 1e12)); }</script>");
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.All(report.Facts, impression => Assert.Empty(impression.Failures));
    }

    [Fact]
    public async Task A_page_that_leaves_shows_where_it_went_and_ends()
    {
        var report = await browser.ScanAsync("<p>去哪</p><script>setTimeout(() => location.href = 'data:text/html,x', 1000); setTimeout(() => window.open('about:blank'), 2000); alert('嘿'); confirm('嘿'); print();</script>");
        Assert.Contains(report.Variants, v => v.Text == "去哪");
    }

    [Fact]
    public async Task A_rule_that_fails_on_one_ad_lets_it_not_pass_and_ends_nothing()
    {
        await using var scanner = new AdScanner(new AdScannerOptions { Viewers = [BrowserFixture.Viewers[0]] }, [new FailingRule()]);
        var reports = await scanner.ScanAllAsync([new AdSnippet("<p>坏</p>") { Id = "bad" }, new AdSnippet("<p>好</p>") { Id = "good" }]).ToDictionaryAsync(r => r.Id);
        Assert.Equal(Verdict.Pass, reports["good"].Verdict);
        Assert.Equal(Verdict.Inconclusive, reports["bad"].Verdict);
        Assert.Contains("no luck", reports["bad"].Reason);
    }

    [Fact]
    public async Task Limits_of_one_impression_cut_it_and_say_so()
    {
        await using var lab = await LabExchange.StartAsync(0, [], CancellationToken.None);
        await using var scanner = new AdScanner(new AdScannerOptions { Viewers = [BrowserFixture.Viewers[0]], AllowPrivate = [$"*.localhost:{lab.Port}"], MaxImpressionRequests = 20, MaxRedirects = 3, CheckViewers = false });
        var flood = await scanner.ScanAsync(new AdSnippet($"<p>原木餐桌</p><script>for (let i = 0; i < 50; i++) fetch('http://a.localhost:{lab.Port}/card.js?' + i)</script>"));
        Assert.Equal(Verdict.Inconclusive, flood.Verdict);
        Assert.Contains(flood.Facts[0].Failures, f => f.Phase == "limit" && f.Message.Contains("20 requests", StringComparison.Ordinal));
        Assert.Equal(20, flood.Facts[0].Network.Count);
        var loop = await scanner.ScanAsync(new AdSnippet($"<p>原木餐桌</p><script src='http://a.localhost:{lab.Port}/response-loop/x.js?1'></script>"));
        Assert.Contains(loop.Facts[0].Failures, f => f.Phase == "limit" && f.Message.Contains("3 redirects", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_stops_with_the_callers_token()
    {
        using var cancel = new CancellationTokenSource();
        cancel.CancelAfter(TimeSpan.FromSeconds(1));
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var report in browser.Scanner.ScanAllAsync(Enumerable.Range(0, 1000).Select(i => new AdSnippet($"<p>{i}</p>")), cancellationToken: cancel.Token)) Assert.NotNull(report);
        });
        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.NotEmpty((await browser.ScanAsync("<p>还能用</p>")).Variants);
    }

    [Fact]
    public async Task Throws_for_a_snippet_over_the_limit_and_reports_one_in_a_stream()
    {
        var huge = new AdSnippet(new string('x', 1024 * 1024 + 1)) { Id = "huge" };
        await Assert.ThrowsAsync<ArgumentException>(() => browser.Scanner.ScanAsync(huge));
        var reports = await browser.Scanner.ScanAllAsync([huge, new AdSnippet("<p>好</p>") { Id = "fine" }]).ToDictionaryAsync(r => r.Id);
        Assert.Equal(Verdict.Inconclusive, reports["huge"].Verdict);
        Assert.Contains("limit", reports["huge"].Reason);
        Assert.Equal(Verdict.Pass, reports["fine"].Verdict);
    }

    private sealed class FailingRule : IRule
    {
        public string Id => "failing";

        public IEnumerable<Finding> Judge(ScanFacts facts) =>
            facts.Variants.Any(v => v.Text.Contains('坏', StringComparison.Ordinal)) ? throw new InvalidOperationException("no luck") : [];
    }
}
