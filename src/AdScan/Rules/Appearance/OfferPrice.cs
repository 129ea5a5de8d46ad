using System.Globalization;
using System.Text.RegularExpressions;

namespace AdScan.Rules.Appearance;

/// <summary>What a text asks for the goods: not what it takes off, gives away, or asks by the month.</summary>
internal static partial class OfferPrice
{
    /// <summary>The least price at which it offers something, with its words; null where it names none.</summary>
    public static (decimal Amount, string Words)? Least(string text) => Price().Matches(text)
        .Where(match => !NoOffer().IsMatch(text[Math.Max(0, match.Index - 6)..match.Index]) && !NoPrice().IsMatch(text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 6)]))
        .Select(match => (Amount: AmountOf(match), Words: match.Value))
        .Where(price => price.Amount > 0)
        .OrderBy(price => price.Amount)
        .Cast<(decimal, string)?>()
        .FirstOrDefault();

    /// <summary>Every amount of money that a text names.</summary>
    public static IReadOnlyList<decimal> All(string text) => Price().Matches(text).Select(AmountOf).Where(amount => amount > 0).ToList();

    private static decimal AmountOf(Match match) =>
        decimal.TryParse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture, out var amount) ? amount * (match.Groups["wan"].Success ? 10_000 : 1) : 0;

    [GeneratedRegex(@"[¥￥]\s{0,2}(?<n>\d{1,7}(?:\.\d{1,2})?)(?<wan>\s?万)?|(?<![\d.])(?<n>\d{1,7}(?:\.\d{1,2})?)\s?(?<wan>万)?元", RegexOptions.CultureInvariant)]
    private static partial Regex Price();

    [GeneratedRegex(@"(?:减|满|省|送|返|抵|赠|券|补贴?|红包|优惠|立减|奖|降|原价|市场价|门市价|吊牌价|价值|最高|超|每[月天日年周期]?|[月日年]付|月供|首付|押金|订金|定金|运费|邮费|充值?|存)[了:：\s]{0,2}[¥￥]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NoOffer();

    [GeneratedRegex(@"\A\s?(?:优惠|代金|无门槛|现金|券|红包|补贴|话费|奖|起步|[/每]\s?(?:月|天|日|期|年|小时|次|斤|克|g|kg|平)|一?天|一个月|×|x\s?\d|\*\s?\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NoPrice();
}
