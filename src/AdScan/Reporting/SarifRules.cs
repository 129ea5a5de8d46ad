using Newtonsoft.Json.Linq;

namespace AdScan.Reporting;

/// <summary>The rules that found something in a run, as SARIF describes them: names in both languages, the articles of law as help.</summary>
internal sealed class SarifRules
{
    /// <summary>The rule of snippets that could not be judged.</summary>
    public const string Inconclusive = "inconclusive";

    private readonly List<JObject> _rules = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public SarifRules(RunReport run)
    {
        foreach (var rule in run.Snippets.SelectMany(report => report.Findings).GroupBy(finding => finding.Rule, StringComparer.Ordinal).OrderBy(rule => rule.Key, StringComparer.Ordinal)) Add(rule.Key, RuleOf(run, rule.Key, [.. rule]));
        if (run.Snippets.Any(report => report.Verdict == Verdict.Inconclusive)) Add(Inconclusive, InconclusiveRule());
    }

    public JArray ToJson() => new(_rules);

    /// <summary>Where a rule stands in the list.</summary>
    public int IndexOf(string rule) => _places[rule];

    public static string LevelOf(Severity severity) => severity switch
    {
        Severity.Block => "error",
        Severity.Review => "warning",
        _ => "note",
    };

    /// <summary>A rule's name as the file holds it.</summary>
    public static string IdOf(string rule) => ForeignText.Line(rule, SarifResult.LongestName);

    private void Add(string rule, JObject descriptor)
    {
        _places[rule] = _rules.Count;
        _rules.Add(descriptor);
    }

    private static JObject RuleOf(RunReport run, string rule, List<Finding> findings)
    {
        var category = VerdictNames.OfCategory(findings[0].Category, run);
        var articles = findings.SelectMany(f => f.LegalBasis).Distinct().Select(basis => ForeignText.Line($"《{basis.Instrument.Trim('《', '》')}》{basis.Article}：{basis.Summary}", SarifResult.LongestMessage)).ToList();
        return new JObject
        {
            ["id"] = IdOf(rule),
            ["shortDescription"] = SarifResult.MessageOf(category.Zh == category.En ? category.En : $"{category.Zh} · {category.En}"),
            ["help"] = HelpOf(articles),
            ["defaultConfiguration"] = new JObject { ["level"] = LevelOf(findings.Max(f => f.Severity)) },
            ["properties"] = new JObject { ["nameZh"] = ForeignText.Beginning(category.Zh), ["nameEn"] = ForeignText.Beginning(category.En), ["articles"] = new JArray(articles) },
        };
    }

    private static JObject HelpOf(List<string> articles)
    {
        const string Caution = "供人工核查的线索，不构成违法认定。A lead for a person to check, never a legal determination.";
        if (articles.Count == 0) return SarifResult.MessageOf(Caution);
        using var markdown = new StringWriter();
        var writer = new MarkdownWriter(markdown);
        writer.Literal("疑似涉及 May concern:\n\n");
        foreach (var article in articles) writer.Add($"- {article}\n");
        writer.Literal($"\n{Caution}\n");
        var help = SarifResult.MessageOf($"疑似涉及 May concern: {string.Join(" ", articles)} {Caution}");
        help["markdown"] = markdown.ToString();
        return help;
    }

    private static JObject InconclusiveRule() => new()
    {
        ["id"] = Inconclusive,
        ["shortDescription"] = SarifResult.MessageOf("未能判定 · Inconclusive"),
        ["help"] = SarifResult.MessageOf("计划查看的内容未能全部看到，不等于通过。What was planned could not all be seen: this is no pass."),
        ["defaultConfiguration"] = new JObject { ["level"] = "warning" },
        ["properties"] = new JObject { ["nameZh"] = "未能判定", ["nameEn"] = "Inconclusive" },
    };
}
