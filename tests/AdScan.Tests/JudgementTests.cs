using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;

namespace AdScan.Tests;

/// <summary>Judging is tested from saved impressions, without a browser.</summary>
public sealed class JudgementTests : IAsyncDisposable
{
    private const string Bad = "保本保息，年化收益18%，稳赚不赔";
    private const string Good = "原木餐桌，环保水性漆，支持上门安装";

    private static readonly PictureFingerprint Table = PictureFingerprint.Parse("4f00ff12340000ffff00ff00aa55aa55"), Street = PictureFingerprint.Parse("b0ff00edcbffff0000ff00ff55aa55aa");

    private readonly AdScanner _scanner = new();

    public ValueTask DisposeAsync() => _scanner.DisposeAsync();

    [Fact]
    public void Passes_what_everybody_saw_and_nothing_is_wrong_with()
    {
        var report = Judge(Impress.Viewers.Select(v => Impress.Showing(v, Good)));
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Null(report.Reason);
        Assert.Single(report.Variants);
        Assert.Equal(12, report.Variants[0].Viewers.Count);
    }

    [Fact]
    public void Flags_a_false_claim_with_its_words_evidence_and_law()
    {
        var report = Judge(Impress.Viewers.Select(v => Impress.Showing(v, $"盈和财富\n{Bad}\n了解详情")));
        Assert.Contains(report.Verdict, new[] { Verdict.Block, Verdict.Review });
        var finding = Assert.Single(report.Findings, f => f.Category == "false");
        Assert.Equal(Bad, finding.Quote);
        Assert.Equal(Bad, report.Variants[0].Text[finding.Span![0]..finding.Span[1]]);
        Assert.NotEmpty(finding.Evidence);
        Assert.NotEmpty(finding.LegalBasis);
        Assert.Equal(12, finding.Viewers.Count);
        Assert.Null(report.Cloaking);
    }

    [Theory]
    [InlineData("无")]
    [InlineData("✓")]
    [InlineData("3")]
    public void A_single_sign_says_nothing(string sign)
    {
        var report = Judge([Impress.Showing(Impress.Viewers[0], sign)]);
        Assert.Equal((Verdict.Pass, default), (report.Verdict, report.Scores));
    }

    [Fact]
    public void Signs_beside_the_words_weigh_nothing()
    {
        var words = Judge([Impress.Showing(Impress.Viewers[0], "北岸书店\n旧书八折，周末读书会照常\n会员可借三本，逾期不收费\n看看书单")]);
        var card = Judge([Impress.Showing(Impress.Viewers[0], "北\n北岸书店\n广告\n旧书八折，周末读书会照常\n📚\n会员可借三本，逾期不收费\n¥39\n看看书单")]);
        Assert.Equal(words.Scores, card.Scores);
        Assert.NotEqual(default, card.Scores);
    }

    [Fact]
    public void Counts_the_visits_in_which_what_blocks_was_seen()
    {
        var viewer = Impress.Viewers[0];
        var bad = Impress.Showing(viewer, "一个疗程根治糖尿病，无效全额退款");
        Impression[] twice = [bad, bad with { Repeat = 1, Visit = 1 }, Impress.Showing(Impress.Viewers[1], Good)];
        var confirmed = Blocking(Judge(twice));
        Assert.Equal((2, true), (confirmed.Seen, confirmed.IsConfirmed));

        // Who returns brings along what the ad left: that is no second witness.
        var returning = Blocking(Judge([bad, bad with { Repeat = 1 }]));
        Assert.Equal((1, false), (returning.Seen, returning.IsConfirmed));
    }

    [Fact]
    public void Counts_the_visits_in_which_an_act_that_blocks_was_seen()
    {
        var asks = new Behaviour { Kind = "dialog", Detail = "再看一眼优惠吧" };
        var insists = Impress.Showing(Impress.Viewers[0], Good) with { Behaviours = [asks, asks, asks] };
        var report = Judge([insists, Impress.Showing(Impress.Viewers[1], Good), insists with { Viewer = Impress.Viewers[2] }]);
        var finding = Assert.Single(report.Findings, f => f is { Source: TextSource.Behaviour, Severity: Severity.Block });
        Assert.Equal(2, finding.Seen);
    }

    [Fact]
    public void Second_looks_are_told_apart_from_the_plan_and_explain_nothing()
    {
        var impressions = Impress.Viewers.Select(v => Impress.Showing(v, v.Region.Id == "CN-SC" ? Bad : Good)).ToList();
        var plain = Judge(impressions);
        var report = Judge([.. impressions, Impress.Showing(Impress.Viewers[6], Good) with { Repeat = 1, Visit = 1, IsSecondLook = true }]);
        Assert.Equal(plain.Cloaking, report.Cloaking);
        Assert.Equal(12, report.Coverage.Planned);
        Assert.Equal(12, report.Coverage.Made);
        Assert.Contains("另复看 1 次（完成 1 次）", report.Coverage.Statement, StringComparison.Ordinal);
        Assert.Contains("1 of 1 second look made", report.Coverage.Statement, StringComparison.Ordinal);
        Assert.True(report.Impressions[^1].IsSecondLook);
    }

    [Fact]
    public void Reports_cloaking_when_one_region_sees_what_is_wrong()
    {
        var report = Judge(Impress.Viewers.Select(v => Impress.Showing(v, v.Region.Id == "CN-SC" ? Bad : Good)));
        Assert.Equal("region", report.Cloaking?.Axis);
        Assert.Equal(1, report.Cloaking!.Explains);
        Assert.InRange(report.Cloaking.PValue, 0, 0.05);
        var finding = Assert.Single(report.Findings, f => f.Rule == "cloaking");
        Assert.Equal(["CN-SC/iphone-15", "CN-SC/huawei-mate-60", "CN-SC/desktop-windows"], finding.Viewers);
        Assert.NotEmpty(finding.Evidence);
    }

    [Fact]
    public void Calls_no_rotation_cloaking_when_what_is_wrong_falls_on_viewers_by_chance()
    {
        var report = Judge(Impress.Viewers.Select((v, i) => Impress.Showing(v, i is 0 or 4 or 8 or 10 ? Bad : Good)));
        Assert.Null(report.Cloaking);
    }

    [Fact]
    public void Calls_no_lawful_localisation_cloaking()
    {
        var report = Judge(Impress.Viewers.Select(v => Impress.Showing(v, $"{v.Region.Name}门店早餐套餐上新，到店可享会员价")));
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Equal(4, report.Variants.Count);
        Assert.Null(report.Cloaking);
    }

    [Fact]
    public void Quotes_words_and_never_a_sign_without_any()
    {
        var report = Judge(Impress.Viewers.Select(v => Impress.Showing(v, $"🇨🇳🎰💰\n{Bad}")));
        Assert.NotEmpty(report.Findings);
        Assert.DoesNotContain(report.Findings, f => f.Quote is not null && !f.Quote.Any(char.IsLetter));
    }

    [Fact]
    public void Tells_apart_what_reads_the_same_and_looks_different()
    {
        var report = Judge(Impress.Viewers.Select(v => Impress.Looking(v, Good, v.Region.Id == "CN-SC" ? Street : Table)));
        Assert.Equal(["9,4f…", "3,b0…"], report.Variants.Select(v => $"{v.Viewers.Count},{v.PictureFingerprints[0].ToString()[..2]}…"));
        Assert.All(report.Variants[1].Viewers, key => Assert.StartsWith("CN-SC/", key));
        Assert.Equal(["v2"], report.Impressions.Where(i => i.Viewer.Region == "CN-SC").SelectMany(i => i.Variants).Distinct());
    }

    [Fact]
    public void Reports_cloaking_when_one_region_sees_another_picture()
    {
        var porn = new PictureContent(new Box(0, 0, 300, 200), 0, 0, 0.02, 0.98, 0);
        var report = Judge(Impress.Viewers.Select(v => v.Region.Id == "CN-SC" ? Impress.Looking(v, Good, Street, porn) : Impress.Looking(v, Good, Table)));
        Assert.Equal(Verdict.Block, report.Verdict);
        Assert.Equal("region", report.Cloaking?.Axis);
        Assert.Equal("v2", Assert.Single(report.Findings, f => f.Rule == "picture-vulgar").Variant);
    }

    [Fact]
    public void Attributes_a_picture_to_those_who_saw_it_where_pictures_cannot_be_parted()
    {
        var porn = new PictureContent(new Box(0, 0, 300, 200), 0, 0, 0.02, 0.98, 0);
        var report = Judge(Impress.Viewers.Select(v => v.Device.Mobile ? Impress.Looking(v, Good, Street, porn) : Impress.Looking(v, Good, Table)));
        Assert.Single(report.Variants);
        Assert.Equal("device", report.Cloaking?.Axis);
    }

    [Fact]
    public void Takes_another_layout_of_a_picture_for_no_other_variant()
    {
        // Each device cuts the picture in its own way, for everyone.
        var report = Judge(Impress.Viewers.Select(v => Impress.Looking(v, Good, v.Device.Mobile ? Table : Street)));
        Assert.Single(report.Variants);
    }

    [Fact]
    public void Takes_the_frames_of_an_animation_for_one_variant()
    {
        var report = Judge(Impress.Viewers.Select((v, i) =>
        {
            var (first, second) = (Impress.Looking(v, Good, Table), Impress.Looking(v, Good, Street));
            return i == 0 ? first with { Looks = [.. first.Looks, second.Looks[0] with { AtMs = 5000 }] } : i % 2 == 0 ? first : second;
        }));
        Assert.Single(report.Variants);
    }

    [Fact]
    public void Groups_a_countdown_into_one_variant()
    {
        var report = Judge(Impress.Viewers.Select((v, i) => Impress.Showing(v, $"距活动结束 01:59:{59 - i}\n{Good}")));
        Assert.Single(report.Variants);
    }

    [Fact]
    public void Lists_every_slide_of_a_carousel_as_a_variant_of_each_impression()
    {
        var report = Judge(Impress.Viewers.Select(v => Impress.Showing(v, "第一张 棉麻窗帘", "第二张 原木餐桌")));
        Assert.Equal(2, report.Variants.Count);
        Assert.All(report.Impressions, i => Assert.Equal(2, i.Variants.Count));
        Assert.Equal([600, 5600], report.Variants.Select(v => v.FirstSeenAtMs).Order());
    }

    [Theory]
    [InlineData(ImpressionStatus.TimedOut)]
    [InlineData(ImpressionStatus.Crashed)]
    [InlineData(ImpressionStatus.Failed)]
    [InlineData(ImpressionStatus.Blocked)]
    public void Never_passes_what_one_viewer_could_not_see(ImpressionStatus status)
    {
        var report = Judge(Impress.Viewers.Select((v, i) => i == 3 ? Impress.Ended(v, status, "It hung.") : Impress.Showing(v, Good)));
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Contains("It hung.", report.Reason);
        Assert.Equal((12, 11, 1), (report.Coverage.Planned, report.Coverage.Made, report.Coverage.Failed));
        Assert.Contains(report.Coverage.NotChecked, line => line.Contains(Impress.Viewers[3].Key, StringComparison.Ordinal));
    }

    [Fact]
    public void Still_reports_what_a_cut_off_impression_had_shown()
    {
        var report = Judge(Impress.Viewers.Select(v => Impress.Showing(v, Bad) with { Status = ImpressionStatus.TimedOut }));
        Assert.Contains(report.Verdict, new[] { Verdict.Block, Verdict.Review });
    }

    [Fact]
    public void Never_passes_an_ad_that_showed_nothing()
    {
        var report = Judge(Impress.Viewers.Select(v => Impress.Ended(v, ImpressionStatus.Blank)));
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
    }

    [Theory]
    [InlineData("script", "net::ERR_TUNNEL_CONNECTION_FAILED", Verdict.Inconclusive)]
    [InlineData("document", "net::ERR_EMPTY_RESPONSE", Verdict.Inconclusive)]
    [InlineData("script", "net::ERR_ABORTED", Verdict.Pass)]
    [InlineData("image", "net::ERR_TUNNEL_CONNECTION_FAILED", Verdict.Pass)]
    public void Never_passes_an_ad_whose_code_could_not_be_fetched(string type, string failure, Verdict expected)
    {
        var entry = new NetworkEntry { Url = "https://cdn.example/a", Type = type, Failure = failure };
        var report = Judge(Impress.Viewers.Select(v => Impress.Showing(v, Good) with { Network = [entry] }));
        Assert.Equal(expected, report.Verdict);
    }

    [Fact]
    public void Does_not_count_hidden_text_as_seen()
    {
        var look = Impress.Showing(Impress.Viewers[0], Good).Looks[0];
        var hiding = look with { Pieces = [.. look.Pieces, new TextPiece { Text = Bad, Hidden = "transparent" }] };
        var report = Judge(Impress.Viewers.Select(v => Impress.Showing(v, Good) with { Looks = [hiding] }));
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.DoesNotContain(report.Variants, v => v.Text.Contains(Bad, StringComparison.Ordinal));
    }

    [Fact]
    public void Says_that_pictures_and_landing_pages_were_not_checked()
    {
        var report = Judge(Impress.Viewers.Select(v => Impress.Showing(v, Good)));
        Assert.Contains(report.Coverage.NotChecked, line => line.Contains("图片", StringComparison.Ordinal));
        Assert.Contains(report.Coverage.NotChecked, line => line.Contains("落地页", StringComparison.Ordinal));
    }

    private static Finding Blocking(ScanReport report) => Assert.Single(report.Findings, f => f is { Severity: Severity.Block, Rule: "policy-false-medical-efficacy" });

    private ScanReport Judge(IEnumerable<Impression> impressions) => _scanner.Judge(new AdSnippet("<p>x</p>"), impressions.ToList());
}
