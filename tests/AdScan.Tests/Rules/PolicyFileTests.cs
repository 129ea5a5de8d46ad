using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Snippets;

namespace AdScan.Tests.Rules;

/// <summary>A policy file adds, replaces, switches off and changes; one that cannot be followed is refused with its line and the mend.</summary>
public sealed class PolicyFileTests : IDisposable
{
    private const string House = """
        {
          "schema": "adscan-policy/1",
          "version": "acme-1",
          "categories": [
            {
              "id": "house-rival",
              "label": "false",
              "name": { "zh": "提及竞品", "en": "Names a rival" },
              "severity": "review",
              "from": "2026-01-01",
              "house": true,
              "strong": ["蓝鲸牌"],
              "catches": ["比蓝鲸牌更轻"],
              "leaves": [{ "text": "蓝鲸观赏季" }]
            }
          ]
        }
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Adds_a_category_and_says_which_version_judged()
    {
        await using var scanner = Scanner(House);
        Assert.Equal("2026.11+acme-1", scanner.Environment.Policy);
        var finding = Assert.Single(Judge(scanner, "比蓝鲸牌更轻").Findings, f => f.Category == "house-rival");
        Assert.Equal(Severity.Review, finding.Severity);
        Assert.Empty(finding.LegalBasis);
    }

    [Fact]
    public async Task Replaces_a_category()
    {
        await using var scanner = Scanner(House.Replace("house-rival", "illegal-gambling", StringComparison.Ordinal));
        Assert.DoesNotContain(Judge(scanner, "百家乐真人荷官").Findings, f => f.Rule == "policy-illegal-gambling");
        Assert.Contains(Judge(scanner, "比蓝鲸牌更轻").Findings, f => f.Rule == "policy-illegal-gambling");
    }

    [Fact]
    public async Task Leaves_out_what_is_not_yet_or_no_longer_in_effect()
    {
        await using var later = Scanner(House.Replace("2026-01-01", "2999-01-01", StringComparison.Ordinal));
        await using var over = Scanner(House.Replace("\"house\": true", "\"until\": \"2026-01-02\", \"house\": true", StringComparison.Ordinal));
        Assert.DoesNotContain(Judge(later, "比蓝鲸牌更轻").Findings.Concat(Judge(over, "比蓝鲸牌更轻").Findings), f => f.Category == "house-rival");
    }

    [Fact]
    public async Task Switches_off()
    {
        await using var scanner = Scanner(Adjust("""{ "categories": ["false-investment-*"], "severity": "off" }"""));
        Assert.DoesNotContain(Judge(scanner, "保本保息，放心入").Findings, f => f.Category == "false-investment-guarantee");
    }

    [Theory]
    [InlineData("医疗", Severity.Block)]
    [InlineData("服装", Severity.Review)]
    [InlineData(null, Severity.Review)]
    public async Task Changes_the_severity_for_an_industry(string? industry, Severity severity)
    {
        await using var scanner = Scanner(Adjust("""{ "categories": ["false-absolute-claim"], "severity": "block", "industries": ["医疗", "医美"] }"""));
        var report = scanner.Judge(new AdSnippet("") { Industry = industry }, [Impress.Showing(Impress.Viewers[0], "全网第一")]);
        Assert.Equal(severity, Assert.Single(report.Findings, f => f.Category == "false-absolute-claim").Severity);
    }

    [Fact]
    public async Task Changes_the_severity_for_the_viewers_of_a_region_and_of_a_platform()
    {
        await using var scanner = Scanner(Adjust("""
            { "categories": ["false-absolute-claim"], "severity": "block", "regions": ["CN-SH"] },
            { "categories": ["false-absolute-claim"], "severity": "info", "regions": ["CN"], "platforms": ["wechat"] }
            """));
        var viewers = new[] { Impress.Viewers[0], Impress.Viewers.First(v => v.Region.Id == "CN-SH"), Impress.Viewers[1] with { App = "wechat" } };
        var report = scanner.Judge(new AdSnippet(""), viewers.Select(v => Impress.Showing(v, "全网第一")).ToList());
        var found = report.Findings.Where(f => f.Category == "false-absolute-claim").ToDictionary(f => f.Severity, f => f.Viewers);
        Assert.Equal([viewers[0].Key], found[Severity.Review]);
        Assert.Equal([viewers[1].Key], found[Severity.Block]);
        Assert.Equal([viewers[2].Key], found[Severity.Info]);
    }

    [Theory]
    [InlineData("adscan-policy/1", "adscan-policy/9", ":2: the schema is 'adscan-policy/9'")]
    [InlineData("\"version\": \"acme-1\",", "", ":1: the policy has no version")]
    [InlineData("house-rival", "House Rival", ":6: the id 'House Rival' is none")]
    [InlineData("\"review\"", "\"blok\"", ":9: the severity of 'house-rival' is 'blok': write block, review or info.")]
    [InlineData("2026-01-01", "soon", ":10: 'house-rival' begins on 'soon'")]
    [InlineData("\"house\": true,", "", ":5: 'house-rival' stands on no article")]
    [InlineData("\"house\": true,", "\"legalBasis\": [{ \"instrument\": \"CN-NONE\", \"article\": \"9\" }],", ":11: 'house-rival' cites 'CN-NONE', which is unknown")]
    [InlineData("\"house\": true,", "\"legalBasis\": [{ \"instrument\": \"CN-ADLAW\", \"article\": \"9\" }],", ":13: 'house-rival' names 1 texts that it must catch: give 5 or more.")]
    [InlineData("[\"蓝鲸牌\"]", "[\"鲸\"]", ":12: 'house-rival' looks for “鲸”")]
    [InlineData("\"strong\": [\"蓝鲸牌\"]", "\"patterns\": [\"蓝鲸(?=牌\"]", ":12: the expression “蓝鲸(?=牌” cannot be used")]
    [InlineData("\"strong\": [\"蓝鲸牌\"]", "\"patterns\": [\"蓝鲸(?=牌)\"]", ":12: the expression “蓝鲸(?=牌)” cannot be used")]
    [InlineData("\"strong\": [\"蓝鲸牌\"]", "\"combinations\": [{ \"first\": \"BODY\", \"second\": \"WHALE\", \"within\": 9 }]", ":12: 'house-rival' combines the slot 'WHALE'")]
    [InlineData("比蓝鲸牌更轻", "比座头鲸更轻", ":13: 'house-rival' does not catch “比座头鲸更轻”")]
    [InlineData("蓝鲸观赏季", "蓝鲸牌观赏季", ":14: 'house-rival' catches “蓝鲸牌观赏季”, which it must leave")]
    [InlineData("\"strong\"", "\"strnog\"", ":12: Could not find member 'strnog'")]
    [InlineData("\"house\": true,", "\"house\": true", ":12: the JSON is broken")]
    public void Refuses_what_it_cannot_follow_with_the_line_and_the_mend(string good, string bad, string told)
    {
        var error = Assert.Throws<PolicyException>(() => Scanner(House.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Contains("policy.json" + told, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Refuses_an_adjustment_of_a_category_that_is_none() =>
        Assert.Contains("policy.json:4: no category is called 'false-nothing'", Assert.Throws<PolicyException>(() => Scanner(Adjust("""{ "categories": ["false-nothing"], "severity": "off" }"""))).Message);

    [Fact]
    public void Refuses_the_same_id_twice()
    {
        var twice = House.Replace("\"categories\": [", "\"contexts\": [{ \"id\": \"CTX-90\", \"name\": { \"zh\": \"甲\", \"en\": \"a\" }, \"words\": [\"蓝鲸座\"] },\n{ \"id\": \"CTX-90\", \"name\": { \"zh\": \"乙\", \"en\": \"b\" }, \"words\": [\"蓝鲸街\"] }],\n\"categories\": [", StringComparison.Ordinal);
        Assert.Contains("policy.json:5: the id 'CTX-90' is used twice", Assert.Throws<PolicyException>(() => Scanner(twice)).Message);
    }

    [Fact]
    public void Refuses_a_file_that_is_not_there() => Assert.Contains("none.json", Assert.Throws<PolicyException>(() => new AdScanner(new AdScannerOptions { PolicyPath = "none.json" })).Message);

    private static string Adjust(string adjustments) => $$"""
        {
          "schema": "adscan-policy/1",
          "version": "acme-2",
          "adjust": [ {{adjustments}} ]
        }
        """;

    private static ScanReport Judge(AdScanner scanner, string text) => scanner.Judge(new AdSnippet(""), [Impress.Showing(Impress.Viewers[0], text)]);

    private AdScanner Scanner(string policy) => new(new AdScannerOptions { PolicyPath = _scratch.Write("policy.json", policy) });
}
