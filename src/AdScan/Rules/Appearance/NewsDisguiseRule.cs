using System.Text.RegularExpressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Does an ad that sells dress up as a news report?</summary>
internal sealed partial class NewsDisguiseRule(Policy policy) : IRule
{
    private readonly Charges _charges = new("news-disguise", "ux-unlabelled-ad", policy);

    public string Id => "news-disguise";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(facts.Variants.Concat(facts.Landings).SelectMany(variant => Find(facts, variant)));

    private IEnumerable<Finding> Find(ScanFacts facts, Variant variant)
    {
        var line = VariantLines.Of(variant).Find(line => Byline().IsMatch(line.Text));
        if (line is null || variant.Pieces.Any(p => AdMark.Is(p) && Legibility.WhyNot(p) is null) || !VariantLines.Of(variant).Exists(line => Selling().IsMatch(line.Text))) return [];
        var match = Byline().Match(line.Text);
        var quote = OriginalWords.At(variant.Text, line.View, match.Index, match.Index + match.Length, line.Offset);
        return _charges.Against(facts, variant, new Charge("推销内容使用新闻报道的署名或电头，且没有“广告”标识，疑似以新闻报道形式变相发布广告。", "What sells is signed like a news report and bears no mark 广告: an advertisement in the guise of news.")
        {
            Quote = quote.Text,
            Box = VariantPieces.At(variant, quote.Start)?.Box,
            Articles = ["CN-ADLAW 14", "CN-IAM 8"],
        });
    }

    [GeneratedRegex(@"(?<![《“])(?:本报|本台|本刊|本网|实习|特约)记者(?![》”])|记者 ?[一-龥]{2,3} ?(?:报道|摄|发自)|(?:新华社|中新社|中新网|人民网|央视网|澎湃新闻)[一-龥]{0,6}\d{1,2}月\d{1,2}日[电讯]|\(?责任?编辑? ?[:：]|来源 ?[:：] ?(?:新华社|人民日报|央视新闻|央视网|中新社|中新网|光明日报|健康时报)", RegexOptions.CultureInvariant)]
    private static partial Regex Byline();

    [GeneratedRegex(@"加微信|加v|vx|下单|抢购|领取名额|免费领|包邮|货到付款|到付|(?:立即|点击|马上)(?:购买|领取|申请|咨询|抢|订购|预约)|订购热线|[¥￥] ?\d|仅需 ?\d|只要 ?\d+ ?元|特价|原价", RegexOptions.CultureInvariant)]
    private static partial Regex Selling();
}
