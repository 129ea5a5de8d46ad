using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
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
