using System.Text.RegularExpressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Does an ad offer minors what must not be advertised to them?</summary>
/// <remarks>Words against minors themselves are the policy's (<c>vulgar-minor-harm</c>); whether the medium is one for minors, only the platform knows.</remarks>
internal sealed partial class MinorsRule(Policy policy) : IRule
{
    /// <summary>Nobody may decide how long we look.</summary>
    private const int MostTries = 200;

    private const string Category = "illegal-minor-media";

    private readonly Charges _charges = new("minors", Category, policy);

    public string Id => "minors";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(facts.Variants.Concat(facts.Landings).SelectMany(variant => Find(facts, variant)));

    private IEnumerable<Finding> Find(ScanFacts facts, Variant variant) =>
        from line in VariantLines.Of(variant)
        let match = Addressed().Matches(line.Text).Take(MostTries).FirstOrDefault(match => !Excused().IsMatch(Around(line.Text, match)) && !policy.Search.IsExcused(Category, line.Text, match.Index, match.Index + match.Length))
        where match is not null
        let words = OriginalWords.At(variant.Text, line.View, match.Index, match.Index + match.Length, line.Offset)
        from finding in _charges.Against(facts, variant, new Charge("疑似向未成年人推介烟、酒、医疗、美容、化妆品、贷款或者网络游戏。", "It seems to offer minors tobacco, alcohol, medicine, cosmetic treatment, make-up, credit or online games.")
        {
            Quote = words.Text,
            Box = VariantPieces.At(variant, words.Start)?.Box,
            Articles = ["CN-ADLAW 40(1)", "CN-IAM 12"],
        })
        select finding;

    private static string Around(string line, Match match) => line[Math.Max(0, match.Index - 16)..Math.Min(line.Length, match.Index + match.Length + 16)];

    private const string Minor = "(?:小学生|初中生|中学生|高中生|未成年人?|小朋友|同学们|学生党|中小学生|青少年)";
    private const string Appeal = "(?:必备|必入|必买|必玩|专属|专用|专享|也能|都能|也可以?|都在|最爱|人手|闭眼入|平价|入门|零门槛|免审|快来|一起来?|偷偷|首选|福音)";
    private const string Goods = "(?:白酒|啤酒|果酒|红酒|鸡尾酒|米酒|微醺|喝酒|小酒|电子烟|香烟|烟弹|口粮烟|手游|网游|页游|氪金|首充|开黑|新服|皮肤抽|减肥药|增高药|增高针|丰胸|隆鼻|双眼皮|整形|医美|瘦脸针|水光针|玻尿酸|口红|粉底|眼影|彩妆|美瞳|美白霜|网贷|借款|借钱|分期贷|贷款|提额)";

    [GeneratedRegex(Minor + "[^。!?;]{0,8}" + Appeal + "[^。!?;]{0,10}" + Goods + "|" + Minor + "[^。!?;]{0,4}" + Goods + "[^。!?;]{0,6}" + Appeal + "|" + Goods + "[^。!?;]{0,8}" + Minor + "[^。!?;]{0,4}" + Appeal, RegexOptions.CultureInvariant)]
    private static partial Regex Addressed();

    [GeneratedRegex("请勿|切勿|不得|禁止|严禁|禁售|不宜|不向|不卖|不售|拒绝|远离|防沉迷|适龄|家长|监护|已满18|满18|满十八|未满18|18岁以下|仅限成年|成年人|大学|公益|科普|提示|防控|预防|危害|抵制", RegexOptions.CultureInvariant)]
    private static partial Regex Excused();
}
