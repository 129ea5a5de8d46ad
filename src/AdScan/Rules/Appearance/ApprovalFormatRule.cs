using System.Globalization;
using System.Text.RegularExpressions;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Can an approval number that the ad claims exist, and is it still in force?</summary>
/// <remarks>A number that can exist may yet be somebody else's, or nobody's: only the official register tells.</remarks>
internal sealed class ApprovalFormatRule(Policy policy) : IRule
{
    private static readonly IReadOnlyList<(ApprovalNumber Number, Regex Claim, Regex Valid)> Known =
        ApprovalData.Shipped.Numbers.Select(number => (number, PolicyWords.Regex(number.Claim), PolicyWords.Regex(number.Valid))).ToList();

    private readonly Charges _charges = new("approval-format", "illegal-medical-unreviewed", policy);

    public string Id => "approval-format";

    public IEnumerable<Finding> Judge(ScanFacts facts)
    {
        var today = DateOnly.FromDateTime(facts.Impressions.Select(i => i.StartedAt).DefaultIfEmpty().Max().Date);
        return SameFinding.MergeByMessage(facts.Variants.Concat(facts.Landings).SelectMany(variant => Find(facts, variant, today)));
    }

    private IEnumerable<Finding> Find(ScanFacts facts, Variant variant, DateOnly today) =>
        from line in VariantLines.Of(variant)
        from known in Known
        from match in known.Claim.Matches(line.Text)
        where !IsMasked(line.Text, match.Index + match.Length) && !IsForAnimals(match)
        let wrong = WhyWrong(known.Number, known.Valid, match, today)
        where wrong is not null
        let words = OriginalWords.At(variant.Text, line.View, match.Index, match.Index + match.Length, line.Offset)
        let piece = VariantPieces.At(variant, words.Start)
        from finding in _charges.Against(facts, variant, new Charge($"{known.Number.Name.Zh}“{words.Text}”{wrong.Value.Zh}。", $"The {known.Number.Name.En} “{words.Text}” {wrong.Value.En}.")
        {
            Quote = words.Text,
            Box = piece?.Box,
            Source = piece?.Source ?? TextSource.Dom,
            Articles = known.Number.Articles,
        })
        select finding;

    private static (string Zh, string En)? WhyWrong(ApprovalNumber number, Regex valid, Match match, DateOnly today)
    {
        var (province, n) = (match.Groups["p"].Value, match.Groups["n"].Value.Replace(" ", "", StringComparison.Ordinal));
        province = province.Length > 0 && ApprovalData.Shipped.Provinces.Contains(province[^1]) ? province[^1..] : "";
        if (!valid.IsMatch($"{province}|{match.Groups["m"].Value}|{n}")) return ($"的格式不存在，应为：{number.Form}", "is of no form that exists");
        if (!number.Dated || n.Length != "000000-00000".Length) return null;
        if (!DateOnly.TryParseExact(n[..6], "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)) return ("所载的失效日期不存在", "ends on a day that does not exist");
        return end < today ? (string.Create(CultureInfo.InvariantCulture, $"按所载日期已于 {end:yyyy-MM-dd} 失效"), string.Create(CultureInfo.InvariantCulture, $"ended on {end:yyyy-MM-dd}, by its own date")) : null;
    }

    /// <summary>What is written with dots, crosses or stars is an example of a number.</summary>
    private static bool IsMasked(string line, int end) => end < line.Length && (char.IsAsciiDigit(line[end]) || line[end] is 'x' or '*' or '×' or '…' or '○' or '□' or '_' or '-' || line.AsSpan(end).StartsWith("..", StringComparison.Ordinal));

    /// <summary>Medicines for animals and for plants have numbers of their own.</summary>
    private static bool IsForAnimals(Match match) => match.Groups["p"].Value is [.., '兽' or '农'];
}
