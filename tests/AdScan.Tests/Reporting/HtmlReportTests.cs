using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AdScan.Impressions;
using AdScan.Reporting;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Reporting;

public sealed partial class HtmlReportTests
{
    [Fact]
    public async Task Shows_every_snippet_finding_variant_and_what_was_not_checked()
    {
        var report = await RunFolderTests.JudgeAsync("cr-1042");
        var page = Page(report);
        Assert.Contains("cr-1042", page);
        Assert.Contains("康元堂", page);
        Assert.Contains("<mark>祖传秘方，根治糖尿病，三天见效永不复发</mark>", page);
        Assert.Contains("中华人民共和国广告法", page);
        Assert.All(report.Coverage.NotChecked, line => Assert.Contains(line[..line.IndexOf('。')], page));
        Assert.Contains("四川", page);
        Assert.Contains("华为 Mate 60", page);
        Assert.Contains("不构成违法认定", page);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\"><svg onload=alert(1)>")]
    [InlineData("</style><script>alert(1)</script>")]
    public async Task Never_lets_what_an_ad_says_become_markup(string hostile)
    {
        var report = await RunFolderTests.JudgeAsync(hostile, hostile + " 根治糖尿病，三天见效永不复发，祖传秘方");
        var page = Page(report with { Advertiser = hostile, Reason = hostile });
        Assert.DoesNotContain(hostile, page);
        Assert.Single(Scripts().Matches(page));
    }

    [Fact]
    public async Task Shows_characters_that_reorder_text_by_their_number()
    {
        var page = Page(await RunFolderTests.JudgeAsync("a", "正常\u202e序倒"));
        Assert.DoesNotContain('\u202e', page);
        Assert.Contains("‹U+202E›", WebUtility.HtmlDecode(page));
    }

    [Fact]
    public async Task Links_nothing_outside_the_evidence_folder()
    {
        var report = await RunFolderTests.JudgeAsync("a");
        var finding = report.Findings[0] with { Evidence = ["evidence/../../etc/passwd", "https://evil.example/x", "javascript:alert(1)", "evidence/ok.webp"] };
        var page = Page(report with { Findings = [finding] });
        Assert.DoesNotContain("passwd", page);
        Assert.DoesNotContain("evil.example", page);
        Assert.DoesNotContain("javascript:", page);
        Assert.All(Links().Matches(page).Select(m => m.Groups[1].Value), link => Assert.Matches("^(evidence/|data:image/jpeg;base64,|#s)", link));
    }

    [Fact]
    public async Task Allows_only_its_own_styles_and_script()
    {
        var page = Page(await RunFolderTests.JudgeAsync("a"));
        var policy = WebUtility.HtmlDecode(Policy().Match(page).Groups[1].Value);
        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        foreach (var content in Scripts().Matches(page).Concat(Styles().Matches(page)).Select(m => m.Groups[1].Value))
        {
            Assert.Contains(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content))), policy);
        }

        Assert.DoesNotMatch("<[a-z][^>]* (style|on[a-z]+)=", page);
    }

    [Fact]
    public async Task Begins_with_what_is_worst()
    {
        var report = await RunFolderTests.JudgeAsync("cr-1042");
        var page = Page(report with { Id = "innocent", Verdict = Verdict.Pass, Findings = [] }, report);
        var top = page[..page.IndexOf("<main", StringComparison.Ordinal)];
        Assert.Contains("祖传秘方，根治糖尿病，三天见效永不复发", Regex.Replace(top, "</?mark>", ""));
        Assert.Contains("cr-1042", top);
        Assert.DoesNotContain("innocent", top);
        Assert.True(page.IndexOf("<h2>cr-1042", StringComparison.Ordinal) < page.IndexOf("<h2>innocent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Draws_the_box_of_a_finding_where_it_stands_in_the_picture()
    {
        var report = await RunFolderTests.JudgeAsync("a");
        var variant = report.Variants[0] with { ScreenshotFrame = new ScreenshotFrame(390, 844, new Box(10, 120, 370, 200)) };
        var finding = report.Findings[0] with { Variant = variant.Id, Box = new Box(20, 30, 100, 25) };
        var page = Page(report with { Variants = [variant], Findings = [finding] });
        Assert.Contains("viewBox=\"10 120 370 200\"", page);
        Assert.Matches("<rect class=\"box (block|review)\" x=\"27\" y=\"147\" width=\"106\" height=\"31\"/>", page);
    }

    [Fact]
    public async Task Shows_variants_side_by_side_with_what_differs()
    {
        var report = await RunFolderTests.JudgeAsync("a");
        var (guilty, innocent) = (report.Variants[0], report.Variants[0] with { Id = "v2", Text = "康元堂\n祖传秘方，养生茶饮" });
        var page = Page(report with { Variants = [guilty, innocent] });
        Assert.Contains("祖传秘方，<del>养生茶饮</del>", page);
        Assert.Contains("祖传秘方，<ins>根治糖尿病，三天见效永不复发</ins>", page);
    }

    [Fact]
    public async Task Tells_what_was_seen_when()
    {
        var report = await RunFolderTests.JudgeAsync("a");
        var looks = new[] { new LookRecord(600, "v1"), new LookRecord(12_000, "v2"), new LookRecord(20_000, "v2") };
        var page = Page(report with { Variants = [report.Variants[0], report.Variants[0] with { Id = "v2" }], Impressions = [report.Impressions[0] with { Looks = looks, LifeMs = 60_000 }] });
        Assert.Contains("时间线（广告自身时间 0–60 秒）", page);
        Assert.Contains("<rect class=\"c2\" x=\"200\" y=\"0\" width=\"800\"", page);
        Assert.Contains("第 12 秒", page);
    }

    [Fact]
    public async Task Names_for_each_snippet_the_categories_regions_and_devices_that_the_list_is_filtered_by()
    {
        var report = await RunFolderTests.JudgeAsync("a");
        var page = Page(report with { Findings = [report.Findings[0] with { Viewers = ["CN-SC/iphone-15"] }] });
        Assert.Contains("data-category=\"0\" data-region=\"2\" data-device=\"0\"", page);
        Assert.Contains("<option value=\"2\">四川 | Sichuan</option>", page);
    }

    [Fact]
    public async Task Keeps_the_insides_of_a_large_run_out_of_the_way_of_a_browser_that_can_open_them_later()
    {
        var report = await RunFolderTests.JudgeAsync("a");
        var page = Page(Enumerable.Repeat(report, 300).ToArray());
        Assert.Equal(299, Regex.Count(page, "<div class=\"body\"><noscript>"));
        Assert.DoesNotContain("<noscript>", Page(report, report));
        var packed = Page(Enumerable.Repeat(report, 1200).ToArray());
        Assert.InRange(packed.Length, 0, 2_000_000);
        Assert.Equal(24, Regex.Count(packed, "<template class=\"pack\">"));
    }

    private static string Page(params ScanReport[] reports)
    {
        var run = new RunReport
        {
            Tool = "adscan test",
            Environment = new RunEnvironment { Browser = "Chromium", Model = "m", System = "s" },
            Options = new JObject(),
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = DateTimeOffset.UnixEpoch,
            Summary = RunSummary.Of(reports),
            Viewers = Impress.Viewers.Select(ViewerLabel.Of).ToList(),
            Snippets = reports,
        };
        using var writer = new StringWriter();
        HtmlReport.Write(run, _ => [1, 2, 3], writer);
        return writer.ToString();
    }

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Links();
}
