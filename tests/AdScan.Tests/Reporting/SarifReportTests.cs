using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Reporting;

public sealed class SarifReportTests
{
    [Fact]
    public async Task Holds_what_was_found_as_the_standard_says()
    {
        var report = await RunFolderTests.JudgeAsync("cr-1042");
        var log = Log(report with { Place = "feeds/十月 ads.jsonl:12" });
        Assert.Empty((await Schemas.SarifAsync()).Validate(log));
        var result = log.SelectToken("runs[0].results[0]")!;
        var finding = report.Findings[0];
        Assert.Equal(finding.Rule, (string?)result["ruleId"]);
        Assert.Equal(finding.Severity == Severity.Block ? "error" : "warning", (string?)result["level"]);
        Assert.Contains(finding.Quote!, (string?)result.SelectToken("message.text"));
        Assert.Equal("cr-1042", (string?)result.SelectToken("locations[0].logicalLocations[0].name"));
        Assert.Equal("feeds/%E5%8D%81%E6%9C%88%20ads.jsonl", (string?)result.SelectToken("locations[0].physicalLocation.artifactLocation.uri"));
        Assert.Equal(12, (int?)result.SelectToken("locations[0].physicalLocation.region.startLine"));
        Assert.Equal(finding.Viewers, result.SelectToken("properties.viewers")!.Values<string>());
        Assert.Equal(finding.Variant, (string?)result.SelectToken("properties.variant"));
        Assert.Equal(finding.Quote, (string?)result.SelectToken("properties.quote"));
        Assert.Equal(finding.Span, result.SelectToken("properties.span")!.Values<int>());
        Assert.Equal(finding.Evidence[0], (string?)result.SelectToken("attachments[0].artifactLocation.uri"));
        var rule = log.SelectToken($"runs[0].tool.driver.rules[{(int)result["ruleIndex"]!}]")!;
        Assert.Equal(finding.Rule, (string?)rule["id"]);
        Assert.Matches("^[一-龥]{2,}", (string?)rule.SelectToken("properties.nameZh"));
        Assert.Contains(finding.LegalBasis[0].Article, (string?)rule.SelectToken("help.text"));
        Assert.Contains(finding.LegalBasis[0].Summary, (string?)rule.SelectToken("help.markdown"));
    }

    [Theory]
    [InlineData(Severity.Block, "error")]
    [InlineData(Severity.Review, "warning")]
    [InlineData(Severity.Info, "note")]
    public async Task Calls_severities_by_the_levels_of_the_standard(Severity severity, string level)
    {
        var report = await RunFolderTests.JudgeAsync("a");
        var log = Log(report with { Findings = [report.Findings[0] with { Severity = severity }] });
        Assert.Equal(level, (string?)log.SelectToken("runs[0].results[0].level"));
    }

    [Fact]
    public async Task Never_takes_what_could_not_be_judged_for_a_pass()
    {
        var log = Log(HostileReport.SayingTwice("x").Snippets[1]);
        Assert.Empty((await Schemas.SarifAsync()).Validate(log));
        var result = Assert.Single(log.SelectToken("runs[0].results")!);
        Assert.Equal(("inconclusive", "warning"), ((string?)result["ruleId"], (string?)result["level"]));
    }

    [Fact]
    public async Task Knows_a_finding_again_in_another_run()
    {
        const string Text = "康元堂\n祖传秘方，根治糖尿病，三天见效永不复发";
        await using var scanner = new AdScanner();
        string? Fingerprint(string id, string text, IEnumerable<Viewer> viewers) =>
            (string?)Log(scanner.Judge(new AdSnippet("<p>x</p>") { Id = id }, [.. viewers.Select(v => Impress.Showing(v, text))])).SelectToken("runs[0].results[0].partialFingerprints.*");
        var first = Fingerprint("a", Text, Impress.Viewers);
        Assert.Equal(first, Fingerprint("a", Text, Impress.Viewers.Reverse().Take(3)));
        Assert.NotEqual(first, Fingerprint("b", Text, Impress.Viewers));
        Assert.NotEqual(first, Fingerprint("a", Text.Replace("糖尿病", "高血压", StringComparison.Ordinal), Impress.Viewers));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("ad.html", "ad.html", null)]
    [InlineData("ads.csv:7", "ads.csv", 7)]
    [InlineData("ads.zip:one/index.html", "ads.zip", null)]
    [InlineData("bids.json:seatbid[0].bid[3]", "bids.json", null)]
    [InlineData("/tmp/a#b/ad.html", "file:///tmp/a%23b/ad.html", null)]
    [InlineData("javascript:alert(1)", null, null)]
    public void Names_the_file_that_a_snippet_came_from(string? place, string? file, int? line)
    {
        var location = Log(HostileReport.Saying("x").Snippets[0] with { Place = place }).SelectToken("runs[0].results[0].locations[0]")!;
        Assert.Equal(file, (string?)location.SelectToken("physicalLocation.artifactLocation.uri"));
        Assert.Equal(line, (int?)location.SelectToken("physicalLocation.region.startLine"));
    }

    private static JObject Log(params ScanReport[] reports)
    {
        using var writer = new StringWriter();
        SarifReport.Write(HostileReport.Saying("x") with { Environment = new AdScanner().Environment, Snippets = reports, Summary = RunSummary.Of(reports) }, writer);
        return JObject.Parse(writer.ToString());
    }
}
