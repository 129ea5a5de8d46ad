using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Snippets;
using Microsoft.Extensions.Time.Testing;

namespace AdScan.Tests.Rules.Registers;

/// <summary>What an assessment names is told and changes no verdict, while the creative is the one assessed and the day has not passed.</summary>
public sealed class AllowListTests : IDisposable
{
    private const string Text = "云州牧场\n全网第一鲜奶";

    private const string Assessed = "4f00ff12340000ffff00ff00aa55aa55";

    private readonly Scratch _scratch = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Lowers_what_the_assessment_names_and_says_so()
    {
        Assert.Equal(Severity.Review, (await AbsoluteAsync(null, Text)).Severity);
        var finding = await AbsoluteAsync(Row(), Text);
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("已由 审核部 预先审定（有效期至 2026-12-31）", finding.Message);
        Assert.NotEmpty(finding.Evidence);
    }

    [Fact]
    public async Task Knows_the_creative_in_another_writing() => Assert.Equal(Severity.Info, (await AbsoluteAsync(Row(), "雲州牧場\n全网第一鲜奶")).Severity);

    [Theory]
    [InlineData("云州牧场\n全网第一鲜奶，包治百病", "云州乳业")]
    [InlineData(Text, "云州酒业")]
    [InlineData(Text, null)]
    public async Task Leaves_other_creatives_and_advertisers(string text, string? advertiser) => Assert.Equal(Severity.Review, (await AbsoluteAsync(Row(), text, advertiser)).Severity);

    [Fact]
    public async Task Leaves_what_the_assessment_does_not_name() => Assert.Equal(Severity.Review, (await AbsoluteAsync(Row("false-medical-efficacy;vulgar-*"), Text)).Severity);

    [Fact]
    public async Task Ends_with_its_last_day()
    {
        _time.SetUtcNow(new DateTimeOffset(2027, 1, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(Severity.Review, (await AbsoluteAsync(Row(), Text)).Severity);
    }

    [Fact]
    public async Task Does_not_cover_another_variant_with_the_same_words()
    {
        await using var scanner = Scanner(Row());
        var report = scanner.Judge(new AdSnippet("") { Advertiser = "云州乳业" }, [Impress.Showing(Impress.Viewers[0], Text), Impress.Showing(Impress.Viewers[1], Text + "\n新客半价")]);
        Assert.Equal(Severity.Review, Assert.Single(report.Findings, f => f.Category == "false-absolute-claim").Severity);
    }

    [Theory]
    [InlineData(Assessed, Severity.Info)]
    [InlineData("4f00ff12340000ffff00ff00aa55aa5d", Severity.Info)]
    [InlineData("4f00ff12340000ffff00ff00aa5500aa", Severity.Review)]
    [InlineData("b0ff00edcbffff0000ff00ff55aa55aa", Severity.Review)]
    [InlineData(null, Severity.Review)]
    public async Task Covers_the_assessed_picture_alone_where_it_names_one(string? shown, Severity expected)
    {
        await using var scanner = Scanner(Row().Replace("assessedBy\n", "assessedBy,pictureFingerprints\n", StringComparison.Ordinal).Replace("审核部\n", $"审核部,{Assessed}\n", StringComparison.Ordinal));
        var impression = shown is null ? Impress.Showing(Impress.Viewers[0], Text) : Impress.Looking(Impress.Viewers[0], Text, PictureFingerprint.Parse(shown));
        var report = scanner.Judge(new AdSnippet("") { Advertiser = "云州乳业" }, [impression]);
        Assert.Equal(expected, Assert.Single(report.Findings, f => f.Category == "false-absolute-claim").Severity);
    }

    [Fact]
    public async Task Covers_no_other_picture_that_some_device_is_shown()
    {
        await using var scanner = Scanner(Row().Replace("assessedBy\n", "assessedBy,pictureFingerprints\n", StringComparison.Ordinal).Replace("审核部\n", $"审核部,{Assessed}\n", StringComparison.Ordinal));
        var impressions = Impress.Viewers.Select(v => Impress.Looking(v, Text, PictureFingerprint.Parse(v.Device.Mobile ? Assessed : "b0ff00edcbffff0000ff00ff55aa55aa")));
        var report = scanner.Judge(new AdSnippet("") { Advertiser = "云州乳业" }, impressions.ToList());
        Assert.Equal(2, Assert.Single(report.Variants).PictureFingerprints.Count);
        Assert.Equal(Severity.Review, Assert.Single(report.Findings, f => f.Category == "false-absolute-claim").Severity);
    }

    [Fact]
    public void Refuses_what_is_no_picture_fingerprint()
    {
        var refused = Assert.Throws<PolicyException>(() => Scanner(Row().Replace("assessedBy\n", "assessedBy,pictureFingerprints\n", StringComparison.Ordinal).Replace("审核部\n", "审核部,4f00\n", StringComparison.Ordinal)));
        Assert.Contains("allow.csv:2: the pictureFingerprints are '4f00': give the 32 digits", refused.Message);
    }

    private static string Row(string categories = "false-absolute-*") =>
        $"advertiser,fingerprint,categories,validUntil,assessedBy\n云州乳业,{Fingerprint()},{categories},2026-12-31,审核部\n";

    private static string Fingerprint()
    {
        var scanner = new AdScanner();
        return scanner.Judge(new AdSnippet(""), [Impress.Showing(Impress.Viewers[0], Text)]).Variants[0].Fingerprint;
    }

    private async Task<Finding> AbsoluteAsync(string? allowed, string text, string? advertiser = "云州乳业")
    {
        await using var scanner = Scanner(allowed);
        var report = scanner.Judge(new AdSnippet("") { Advertiser = advertiser }, [Impress.Showing(Impress.Viewers[0], text)]);
        return Assert.Single(report.Findings, f => f.Category == "false-absolute-claim");
    }

    private AdScanner Scanner(string? allowed) => new(new AdScannerOptions { AllowPath = allowed is null ? null : _scratch.Write("allow.csv", allowed) }, time: _time);
}
