using System.Text.RegularExpressions;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Registers;

/// <summary>Creatives that were assessed in advance: what is found in them is told, and changes no verdict.</summary>
/// <remarks>Immutable; safe for concurrent use.</remarks>
internal sealed partial class AllowList
{
    private static readonly string[] Columns = ["advertiser", "fingerprint", "categories", "validUntil", "assessedBy"];

    private const string Pictures = "pictureFingerprints";

    private readonly ILookup<(string Advertiser, string Fingerprint), Assessment> _assessments;

    private AllowList(IEnumerable<Assessment> assessments) => _assessments = assessments.ToLookup(a => (a.Advertiser, a.Fingerprint));

    public static AllowList Empty { get; } = new([]);

    /// <param name="path">The file.</param>
    /// <param name="policy">The policy whose categories it may name.</param>
    /// <exception cref="PolicyException">A row cannot be followed; the message names its line and the mend.</exception>
    public static AllowList Load(string path, Policy policy) => new(CsvTable.Read(path, Columns, Pictures).Select(row => ToAssessment(row, policy)).ToList());

    /// <summary>The findings, those lowered that an assessment names; only for creatives that are still what was assessed, and only while the assessment holds.</summary>
    public List<Finding> Lower(ScanFacts facts, IEnumerable<Finding> findings, DateOnly day) => findings.Select(finding => Lower(facts, finding, day)).ToList();

    private Finding Lower(ScanFacts facts, Finding finding, DateOnly day)
    {
        if (finding.Severity == Severity.Info || facts.Snippet.Advertiser is not { } advertiser) return finding;
        var holders = facts.Variants.Concat(facts.Landings).Where(variant => SameFinding.IsIn(finding, variant)).ToList();
        var assessments = holders.Select(variant => _assessments[(advertiser, variant.Fingerprint)].FirstOrDefault(a => a.Until >= day && a.Covers(variant) && a.Categories.Any(pattern => IdPattern.Matches(pattern, finding.Category)))).ToList();
        if (assessments.Count == 0 || assessments.Contains(null)) return finding;
        var (by, until) = (string.Join("、", assessments.Select(a => a!.By).Distinct()), assessments.Min(a => a!.Until));
        return finding with
        {
            Severity = Severity.Info,
            Message = FormattableString.Invariant($"{finding.Message} 已由 {by} 预先审定（有效期至 {until:yyyy-MM-dd}），不影响结论。Assessed in advance by {by} (valid until {until:yyyy-MM-dd}): changes no verdict."),
        };
    }

    private static Assessment ToAssessment(CsvRow row, Policy policy)
    {
        var fingerprint = row.Needed("fingerprint").ToLowerInvariant();
        if (!Sha256().IsMatch(fingerprint)) throw row.Defect($"the fingerprint is '{fingerprint}': give the 64 digits of the variant's fingerprint in results.jsonl.");
        var categories = row.ListOf("categories");
        if (categories.Count == 0) throw row.Defect("the row names no category: give those that were assessed, such as false-absolute-claim, or false-* for all that begin so.");
        if (categories.FirstOrDefault(pattern => !IsKnown(pattern, policy)) is { } unknown) throw row.Defect($"no category is called '{unknown}': see docs/policy.md for the ids.");
        return new Assessment(row.Needed("advertiser"), fingerprint, categories, row.DayOf("validUntil"), row.Needed("assessedBy"), PicturesOf(row));
    }

    private static List<PictureFingerprint> PicturesOf(CsvRow row)
    {
        try
        {
            return row.ListOf(Pictures).Select(PictureFingerprint.Parse).ToList();
        }
        catch (FormatException)
        {
            throw row.Defect($"the {Pictures} are '{row[Pictures]}': give the 32 digits of each of the variant's {Pictures} in results.jsonl, with semicolons between them, or leave the field empty to assess words alone.");
        }
    }

    /// <summary>The classifier's findings have its labels for a category.</summary>
    private static bool IsKnown(string pattern, Policy policy) =>
        policy.Categories.Any(category => IdPattern.Matches(pattern, category.Id) || pattern == category.Label);

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Sha256();
}
