using AdScan.Reporting;
using AdScan.Rules.Appearance;

namespace AdScan.Tests.Rules.Appearance;

/// <summary>Each kind of number and each sector catches what it says it catches, and leaves what it says it leaves.</summary>
public sealed class ApprovalTests
{
    public static TheoryData<string> Numbers => new(ApprovalData.Shipped.Numbers.Select(n => n.Id));

    public static TheoryData<string> Sectors => new(ApprovalData.Shipped.Sectors.Select(s => s.Id));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Finds_numbers_that_cannot_exist(string id)
    {
        var number = ApprovalData.Shipped.Numbers.Single(n => n.Id == id);
        Assert.True(number.Catches.Count >= 5 && number.Leaves.Count >= 3, id);
        foreach (var text in number.Catches)
        {
            var finding = Assert.Single(Appearing.Judge("approval-format", text));
            Assert.True(finding.Severity == Severity.Review && finding.Message.Contains(number.Name.Zh, StringComparison.Ordinal), text);
            Assert.Contains(finding.Quote!, text);
            Appearing.AssertSound(finding);
        }

        Assert.All(number.Leaves, text => Assert.Empty(Appearing.Judge("approval-format", text)));
    }

    [Theory]
    [MemberData(nameof(Sectors))]
    public void Finds_ads_of_reviewed_goods_that_show_neither_approval_nor_notice(string id)
    {
        var sector = ApprovalData.Shipped.Sectors.Single(s => s.Id == id);
        Assert.True(sector.Catches.Count >= 5 && sector.Leaves.Count >= 3, id);
        foreach (var text in sector.Catches)
        {
            var finding = Assert.Single(Appearing.Judge("approval-missing", text));
            Assert.True(finding.Severity == (sector.Needs.All(need => finding.Message.Contains(need.Name.Zh, StringComparison.Ordinal)) ? Severity.Review : Severity.Info), text);
            Appearing.AssertSound(finding);
        }

        Assert.All(sector.Leaves, text => Assert.Empty(Appearing.Judge("approval-missing", text)));
    }

    [Fact]
    public void Every_article_that_is_named_stands_in_the_policy()
    {
        var known = AdScan.Rules.Policy.Shipped.Categories.Single(c => c.Id == "illegal-medical-unreviewed").LegalBasis.Select(b => $"{b.Instrument} {b.Article}").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(ApprovalData.Shipped.Numbers.SelectMany(n => n.Articles).Concat(ApprovalData.Shipped.Sectors.SelectMany(s => s.Needs).SelectMany(n => n.Articles)).Except(known));
    }

    [Theory]
    [InlineData("京药广审（文）第261129-00001号", true)]
    [InlineData("京药广审（文）第261130-00001号", false)]
    public void Finds_an_approval_that_has_ended(string text, bool isFound)
    {
        var impression = Impress.Showing(Impress.Viewers[0], text) with { StartedAt = new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero) };
        Assert.Equal(isFound, Appearing.Judge("approval-format", impression).Count == 1);
    }

    [Fact]
    public void Counts_what_is_shown_at_any_moment()
    {
        var impression = Impress.Showing(Impress.Viewers[0], "血压计 粤械注准20202070123 ¥199", "粤械广审（文）第271231-00001号", "请仔细阅读产品说明书或者在医务人员的指导下购买和使用");
        Assert.Empty(Appearing.Judge("approval-missing", impression));
    }
}
