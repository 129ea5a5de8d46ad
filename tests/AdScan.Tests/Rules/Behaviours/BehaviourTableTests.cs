using AdScan.Harness.Lab;
using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Rules.Behaviours;

namespace AdScan.Tests.Rules.Behaviours;

/// <summary>The table of rules on behaviour in <c>docs/policy.md</c> names their categories and articles, and lab cases that there are.</summary>
public sealed class BehaviourTableTests
{
    private static readonly Dictionary<string, string[]> Rows = Table().ToDictionary(cells => cells[0].Trim('`'), StringComparer.Ordinal);
    private static readonly IReadOnlyList<BehaviourRule> Rules = DefaultRules.OnBehaviour(Policy.Shipped);

    public static TheoryData<string> Ids => new(Rules.Select(rule => rule.Id));

    [Fact]
    public void The_table_has_a_row_for_every_rule() => Assert.Equal(Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal), Rows.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_names_category_articles_and_cases(string id)
    {
        var (rule, row) = (Rules.Single(r => r.Id == id), Rows[id]);
        Assert.Equal($"`{rule.Category}`", row[4]);
        Assert.All(rule.LegalBasis, basis => Assert.Contains(basis.Article, row[5]));
        Assert.Equal(rule.LegalBasis.Count == 0, row[5] == "of the house");
        var cases = LabCaseReader.ReadAll().ToDictionary(known => known.Id, StringComparer.Ordinal);
        Assert.All(row[7].Split(", "), bad => Assert.Contains(id, cases[bad].Truth.Tells));
        Assert.All(row[8].Split(", "), honest => Assert.Equal("pass", cases[honest].Truth.Verdict));
    }

    [Fact]
    public void What_a_rule_cites_is_cited_as_the_policy_reads_it()
    {
        var cited = Policy.Shipped.Categories.SelectMany(Policy.Shipped.Cite).Select(basis => basis.Instrument).ToHashSet(StringComparer.Ordinal);
        Assert.All(Rules.SelectMany(rule => rule.LegalBasis), (LegalBasis basis) => Assert.Contains(basis.Instrument, cited));
    }

    private static IEnumerable<string[]> Table()
    {
        var document = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "policy.md")).ReplaceLineEndings("\n");
        var start = document.IndexOf("<!-- behaviours -->", StringComparison.Ordinal);
        return document[start..document.IndexOf("<!-- end of behaviours -->", StringComparison.Ordinal)].Split('\n').Skip(3).Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());
    }
}
