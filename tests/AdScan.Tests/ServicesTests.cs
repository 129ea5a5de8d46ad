using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Snippets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdScan.Tests;

public sealed class ServicesTests
{
    [Fact]
    public async Task A_host_shares_one_scanner_that_asks_the_hosts_rules_too()
    {
        var services = new ServiceCollection();
        services.AddAdScan(o => o.MaxConcurrentImpressions = 8).AddRule<NoFurnitureRule>();
        await using var provider = services.BuildServiceProvider();
        var scanner = provider.GetRequiredService<AdScanner>();
        Assert.Same(scanner, provider.GetRequiredService<AdScanner>());
        var report = scanner.Judge(new AdSnippet("x"), [Impress.Showing(Impress.Viewers[0], "原木餐桌，支持上门安装")]);
        Assert.Equal(Verdict.Review, report.Verdict);
        Assert.Contains(report.Findings, f => f.Rule == "no-furniture");
    }

    [Fact]
    public async Task Options_out_of_range_are_refused_by_name()
    {
        var services = new ServiceCollection();
        services.AddAdScan(o => o.MaxConcurrentImpressions = 0);
        await using var provider = services.BuildServiceProvider();
        Assert.Contains("MaxConcurrentImpressions", Assert.Throws<OptionsValidationException>(provider.GetRequiredService<AdScanner>).Message);
    }

    private sealed class NoFurnitureRule : IRule
    {
        public string Id => "no-furniture";

        public IEnumerable<Finding> Judge(ScanFacts facts) =>
            facts.Variants.Where(v => v.Text.Contains("餐桌", StringComparison.Ordinal)).Select(v => new Finding
            {
                Rule = Id,
                Category = "house",
                Severity = Severity.Review,
                Message = "Furniture.",
                Source = TextSource.Dom,
                Viewers = v.Viewers,
                Variant = v.Id,
                Evidence = facts.EvidenceOf(v),
            });
    }
}
