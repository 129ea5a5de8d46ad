using System.Globalization;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules;

/// <summary>Reports that what is wrong with an ad, shown or done, is kept from part of the viewers, and which of their properties decides it.</summary>
internal sealed class CloakingRule : IRule
{
    private static readonly Dictionary<string, (string Zh, string En)> AxisNames = new(StringComparer.Ordinal)
    {
        ["region"] = ("地域", "region"),
        ["device"] = ("设备", "device"),
        ["app"] = ("应用", "app"),
        ["at"] = ("时段", "time of day"),
        ["visit"] = ("初次还是再次访问", "first or later visit"),
    };

    private readonly IReadOnlyList<LegalBasis> _legalBasis = LegalBases.Of("cloaking");

    public string Id => "cloaking";

    public IEnumerable<Finding> Judge(ScanFacts facts)
    {
        if (facts.Cloaking is not { } cloaking) yield break;
        var viewers = facts.Flagged.SelectMany(v => v.Viewers).Concat(facts.Beset).Distinct().ToList();
        var all = facts.Impressions.Where(i => i.Succeeded).Select(i => i.Viewer.Key).Distinct().Count();
        var (zh, en) = AxisNames[cloaking.Axis];
        var (whatZh, whatEn) = facts.Flagged.Count > 0 ? ("问题内容只向", "What is wrong was shown to") : ("问题行为只对", "What is wrong was done to");
        var shownZh = facts.Flagged.Count > 0 ? "展示" : "发生";
        yield return new Finding
        {
            Rule = Id,
            Category = "sec-cloaking",
            Severity = Severity.Review,
            Message = string.Create(CultureInfo.InvariantCulture, $"{whatZh} {all} 类受众中的 {viewers.Count} 类{shownZh}，主要取决于{zh}（解释度 {cloaking.Explains:0.00}，p = {cloaking.PValue:0.000}），疑似规避审查。{whatEn} {viewers.Count} of {all} viewers only, decided mainly by {en} (explains {cloaking.Explains:0.00}, p = {cloaking.PValue:0.000}): suspected cloaking."),
            Source = TextSource.Comparison,
            Viewers = viewers,
            Variant = facts.Flagged.Count > 0 ? facts.Flagged[0].Id : null,
            Evidence = facts.Flagged.SelectMany(facts.EvidenceOf).Append(facts.ImpressionsPath).Distinct().ToList(),
            LegalBasis = _legalBasis,
        };
    }
}
