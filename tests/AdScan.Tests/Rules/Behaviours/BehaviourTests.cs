using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Snippets;

namespace AdScan.Tests.Rules.Behaviours;

/// <summary>What an ad does unasked is found, with its moment and its picture; what a click asks for, and what honest ads do, is not.</summary>
public sealed class BehaviourTests : IAsyncDisposable
{
    private const string Good = "原木餐桌，环保水性漆，支持上门安装";
    private const string Package = "bike.apk blob:https://feed.example/1";

    private readonly AdScanner _scanner = new();

    /// <summary>Kind and detail of an act, the rule that finds it, its category, and how bad it is in the ad and on a landing page.</summary>
    public static TheoryData<string, string, string, string, Severity, Severity?> Unasked => new()
    {
        { "redirect", "http://land.example/", "behaviour-redirect", "ux-forced-interaction", Severity.Block, null },
        { "popup", "http://land.example/", "behaviour-popup", "ux-forced-interaction", Severity.Block, Severity.Review },
        { "dialog", "alert: 恭喜", "behaviour-dialog", "ux-forced-interaction", Severity.Review, Severity.Review },
        { "permission", "camera", "behaviour-permission", "ux-forced-interaction", Severity.Review, Severity.Review },
        { "permission", "microphone", "behaviour-permission", "ux-forced-interaction", Severity.Review, Severity.Review },
        { "permission", "notifications", "behaviour-permission", "ux-forced-interaction", Severity.Review, Severity.Review },
        { "notification", "您有一条消息", "behaviour-permission", "ux-forced-interaction", Severity.Review, Severity.Review },
        { "permission", "geolocation", "behaviour-location", "sec-unsafe-page", Severity.Info, Severity.Info },
        { "download", Package, "behaviour-download", "sec-malicious-download", Severity.Block, Severity.Review },
        { "clipboardWrite", "￥CZ0001￥", "behaviour-clipboard-write", "ux-forced-interaction", Severity.Review, Severity.Info },
        { "clipboardRead", "", "behaviour-clipboard-read", "sec-phishing-collect", Severity.Review, Severity.Review },
        { "fullscreen", "HTML", "behaviour-takeover", "ux-forced-interaction", Severity.Review, Severity.Info },
        { "pointerLock", "HTML", "behaviour-takeover", "ux-forced-interaction", Severity.Review, Severity.Info },
        { "externalApp", "lunbike://open", "behaviour-app-launch", "ux-forced-interaction", Severity.Block, Severity.Info },
        { "externalApp", "tel:10086", "behaviour-app-launch", "ux-forced-interaction", Severity.Block, Severity.Info },
        { "print", "", "behaviour-system-sheet", "ux-forced-interaction", Severity.Review, Severity.Review },
        { "share", "看看这个", "behaviour-system-sheet", "ux-forced-interaction", Severity.Review, Severity.Review },
        { "sound", "https://cdn.example/a.mp3", "behaviour-sound", "ux-intrusive-format", Severity.Info, Severity.Info },
        { "vibration", "200", "behaviour-vibration", "ux-intrusive-format", Severity.Info, Severity.Info },
        { "heavy", "5.2 MB", "behaviour-heavy", "ux-intrusive-format", Severity.Info, Severity.Info },
        { "insecure", "http://cdn.example/a.png", "behaviour-insecure", "sec-unsafe-page", Severity.Info, Severity.Info },
        { "serviceWorker", "/sw.js", "behaviour-service-worker", "sec-unsafe-page", Severity.Info, null },
    };

    public ValueTask DisposeAsync() => _scanner.DisposeAsync();

    [Theory]
    [MemberData(nameof(Unasked))]
    public void Finds_what_an_ad_does_unasked_and_not_what_a_click_asks_for(string kind, string detail, string rule, string category, Severity inAd, Severity? onLanding)
    {
        var act = new Behaviour { Kind = kind, Detail = detail, AtMs = 700 };
        var finding = Assert.Single(InAd(act));
        Assert.Equal((rule, category, inAd), (finding.Rule, finding.Category, finding.Severity));
        Assert.Equal(TextSource.Behaviour, finding.Source);
        Assert.Equal(detail.Length > 0 ? detail : null, finding.Quote);
        Assert.NotEmpty(finding.Evidence);
        Assert.Equal([Impress.Viewers[0].Key], finding.Viewers);
        Assert.Equal(onLanding, OnLanding(act).SingleOrDefault()?.Severity);
        Assert.Empty(InAd(act with { AfterClick = true }));
    }

    [Theory]
    [InlineData("cookie", "shop.example: seen")]
    [InlineData("worker", "blob:https://feed.example/1")]
    [InlineData("listener", "popstate")]
    [InlineData("listener", "beforeunload")]
    [InlineData("history", "replaceState ?from=feed")]
    [InlineData("history", "pushState #2")]
    [InlineData("compiledCode", "instantiate")]
    public void Leaves_alone_what_honest_ads_do(string kind, string detail)
    {
        var act = new Behaviour { Kind = kind, Detail = detail };
        Assert.Empty(InAd(act));
        Assert.Empty(OnLanding(act));
    }

    [Theory]
    [InlineData(1, "behaviour-dialog", "ux-forced-interaction")]
    [InlineData(2, "behaviour-dialog", "ux-forced-interaction")]
    [InlineData(3, "behaviour-dialog-storm", "ux-close-obstruction")]
    [InlineData(20, "behaviour-dialog-storm", "ux-close-obstruction")]
    public void A_dialog_that_comes_back_obstructs_closing(int times, string rule, string category)
    {
        var finding = Assert.Single(InAd([.. Enumerable.Range(1, times).Select(i => new Behaviour { Kind = "dialog", Detail = "alert: 别走", AtMs = 1000 * i })]));
        Assert.Equal((rule, category), (finding.Rule, finding.Category));
        Assert.Contains(times == 1 ? "第 1 秒" : $"自第 1 秒起 {times} 次", finding.Message);
    }

    [Theory]
    [InlineData("pushState https://shop.example/go", "popstate", true, true)]
    [InlineData("pushState", "popstate", true, true)]
    [InlineData("pushState #", "popstate", true, true)]
    [InlineData("pushState /detail", "popstate", true, false)]
    [InlineData("pushState #/list", "popstate", true, false)]
    [InlineData("pushState #", "keydown", false, false)]
    [InlineData("replaceState", "popstate", false, false)]
    public void Back_is_trapped_by_who_pushes_and_listens(string history, string listener, bool inAd, bool onLanding)
    {
        Behaviour[] acts = [new() { Kind = "history", Detail = history }, new() { Kind = "listener", Detail = listener }];
        Assert.Equal(inAd, InAd(acts).Exists(f => f is { Rule: "behaviour-back-trap", Severity: Severity.Review }));
        Assert.Equal(onLanding, OnLanding(acts).Exists(f => f.Rule == "behaviour-back-trap"));
    }

    [Fact]
    public void Back_is_trapped_by_a_stuffed_history_too()
    {
        var pushes = Enumerable.Range(1, 3).Select(i => new Behaviour { Kind = "history", Detail = $"pushState #{i}" });
        Assert.Equal("behaviour-back-trap", Assert.Single(InAd([.. pushes])).Rule);
    }

    [Fact]
    public void Compiled_code_in_workers_is_for_a_person_only_where_it_uses_the_processor()
    {
        Behaviour[] acts = [new() { Kind = "compiledCode", Detail = "instantiate" }, new() { Kind = "worker", Detail = "blob:x" }];
        Assert.Equal(Severity.Info, Assert.Single(InAd(acts)).Severity);
        Assert.Equal(Severity.Info, InAd([.. acts, new() { Kind = "heavy", Detail = "5.2 MB" }]).Single(f => f.Rule == "behaviour-miner").Severity);
        var mining = InAd([.. acts, new() { Kind = "heavy", Detail = "CPU 61 s" }]).Single(f => f.Rule == "behaviour-miner");
        Assert.Equal(("sec-malicious-download", Severity.Review), (mining.Category, mining.Severity));
    }

    [Fact]
    public void One_finding_names_every_viewer_and_shows_what_they_saw_at_that_moment()
    {
        var impressions = Impress.Viewers.Select((viewer, i) => Impress.Showing(viewer, Good, $"{Good}，七天可退换") with
        {
            Behaviours = i % 3 == 0 ? [new Behaviour { Kind = "redirect", Detail = $"http://land.example/{i}", AtMs = 6000 + i }] : [],
        }).ToList();
        var finding = Assert.Single(Judge(impressions).Findings, f => f.Rule == "behaviour-redirect");
        Assert.Equal(Impress.Viewers.Where((_, i) => i % 3 == 0).Select(v => v.Key), finding.Viewers);
        Assert.Equal("http://land.example/0", finding.Quote);
        Assert.Equal(impressions[0].Looks[1].Picture!.FilePath, finding.Evidence[0]);
        Assert.EndsWith(".json", finding.Evidence[^1]);
        Assert.Contains("第 6 秒", finding.Message);
        Assert.Contains("at 6 s", finding.Message);
        Assert.Contains(finding.LegalBasis, basis => basis.Article == "11(4)");
    }

    [Fact]
    public void Reports_cloaking_where_only_phones_are_led_away()
    {
        var report = Judge([.. Impress.Viewers.Select(viewer => Impress.Showing(viewer, Good) with
        {
            Behaviours = viewer.Device.Touch ? [new Behaviour { Kind = "redirect", Detail = "http://land.example/" }] : [],
        })]);
        Assert.Equal("device", report.Cloaking?.Axis);
        var finding = Assert.Single(report.Findings, f => f.Rule == "cloaking");
        Assert.Equal(8, finding.Viewers.Count);
        Assert.Contains("问题行为只对 12 类受众中的 8 类发生", finding.Message);
        Assert.NotEmpty(finding.Evidence);
    }

    [Fact]
    public void What_an_ad_did_before_it_ended_badly_counts()
    {
        var ended = Impress.Ended(Impress.Viewers[0], ImpressionStatus.Crashed, "The page crashed.") with { Behaviours = [new Behaviour { Kind = "popup", Detail = "http://land.example/" }] };
        Assert.Equal(Verdict.Block, Judge([ended]).Verdict);
    }

    [Fact]
    public void What_is_for_information_changes_no_verdict()
    {
        var report = Judge([Ad(new Behaviour { Kind = "vibration", Detail = "200" }, new Behaviour { Kind = "sound" })]);
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Equal([1], report.Findings.Single(f => f.Rule == "behaviour-sound").Attr!);
    }

    [Theory]
    [InlineData("\"severity\": \"off\"", null)]
    [InlineData("\"severity\": \"review\"", Severity.Review)]
    [InlineData("\"severity\": \"off\", \"platforms\": [\"wechat\"]", Severity.Block)]
    [InlineData("\"severity\": \"info\", \"regions\": [\"CN-BJ\"]", Severity.Info)]
    public async Task A_policy_file_says_how_bad_it_is_and_for_whom(string adjusted, Severity? expected)
    {
        using var scratch = new Scratch();
        var path = scratch.Write("policy.json", $$"""{ "schema": "adscan-policy/1", "version": "t", "adjust": [{ "categories": ["ux-forced-*"], {{adjusted}} }] }""");
        await using var scanner = new AdScanner(new AdScannerOptions { PolicyPath = path });
        var report = scanner.Judge(new AdSnippet("<p>x</p>"), [Ad(new Behaviour { Kind = "popup", Detail = "http://land.example/" })]);
        Assert.Equal(expected, report.Findings.SingleOrDefault(f => f.Rule == "behaviour-popup")?.Severity);
    }

    [Fact]
    public void Every_rule_stands_on_articles_or_is_of_the_house()
    {
        foreach (var rule in DefaultRules.OnBehaviour(Policy.Shipped))
        {
            var isHouse = Policy.Shipped.Categories.Single(c => c.Id == rule.Category).House;
            Assert.Equal(isHouse, rule.LegalBasis.Count == 0);
        }
    }

    private static Impression Ad(params Behaviour[] acts) => Impress.Showing(Impress.Viewers[0], Good) with { Behaviours = acts };

    private static Impression Page(params Behaviour[] acts) => Impress.Showing(Impress.Viewers[0], Good) with
    {
        Click = new Click { Landing = new Landing { Url = "https://shop.example/go", Looks = Impress.Showing(Impress.Viewers[0], Good).Looks, Behaviours = acts } },
    };

    private List<Finding> InAd(params Behaviour[] acts) => [.. Judge([Ad(acts)]).Findings.Where(IsOnBehaviour)];

    private List<Finding> OnLanding(params Behaviour[] acts)
    {
        var findings = Judge([Page(acts)]).Findings.Where(IsOnBehaviour).ToList();
        Assert.All(findings, f => Assert.Equal(TextSource.Landing, f.Source));
        Assert.All(findings, f => Assert.StartsWith("落地页", f.Message));
        return findings;
    }

    private static bool IsOnBehaviour(Finding finding) => finding.Rule.StartsWith("behaviour-", StringComparison.Ordinal);

    private ScanReport Judge(IReadOnlyList<Impression> impressions) => _scanner.Judge(new AdSnippet("<p>x</p>"), impressions);
}
