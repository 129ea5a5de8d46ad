using System.Text.RegularExpressions;
using AdScan.Reporting;

namespace AdScan.Rules.Registers;

/// <summary>Whether a text offers a number or domain as that of a body which it names.</summary>
internal static partial class ContactOffer
{
    /// <summary>What stands further apart is not said together.</summary>
    private const int Furthest = 60;

    /// <summary>Where a word such as 热线 makes a number one to call.</summary>
    private const int CueWithin = 12;

    private const int DenialWithin = 24;

    /// <summary>Block where a name, letter for letter, is followed by nothing but “service line” and the like and then the number; review where they only stand close; null where it is no offer.</summary>
    public static Severity? Judge(string text, BodyHit body, Contact contact)
    {
        var (from, to) = (Math.Min(body.Start, contact.Start), Math.Max(body.End, contact.End));
        var gap = text[Math.Min(body.End, contact.End)..Math.Max(body.Start, contact.Start)];
        if (gap.Length > Furthest || IsAside(text, body)) return null;
        if (IsDenied(text, body, to)) return IfSelling(text);
        var isNext = body.Start < contact.Start && Vocabulary().IsMatch(gap);
        if (NamesOwnLine(text, body)) return isNext && !gap.AsSpan().ContainsAny(";,。") && OwnLine().IsMatch(gap) ? Certain(text, body, from, to) : null;
        if (isNext) return Certain(text, body, from, to);
        return Cue().IsMatch(Around(text, contact.Start, contact.End, CueWithin)) ? Severity.Review : null;
    }

    /// <summary>The same for a number that is dialled by a touch, wherever that is.</summary>
    public static Severity? JudgeTouch(string text, BodyHit body)
    {
        if (IsAside(text, body)) return null;
        if (IsDenied(text, body, body.End)) return IfSelling(text);
        return body.IsExact && LineName().IsMatch(text[body.End..Math.Min(text.Length, body.End + CueWithin)]) ? Severity.Block : Severity.Review;
    }

    /// <summary>Whether a page calls itself a body's website.</summary>
    public static bool IsWebsiteOf(string text, BodyHit body) =>
        WebsiteName().IsMatch(text[body.End..Math.Min(text.Length, body.End + CueWithin)]) && !IsAside(text, body) && !IsDenied(text, body, body.End);

    /// <summary>A name that is only alike is for a person, and so is what may be a report of the fraud.</summary>
    private static Severity Certain(string text, BodyHit body, int from, int to) =>
        body.IsExact && !Report().IsMatch(Around(text, from, to, Furthest)) ? Severity.Block : Severity.Review;

    /// <summary>12315热线 shows its own number: what follows is another's, unless it is said to be that line's.</summary>
    private static bool NamesOwnLine(string text, BodyHit body) => body.Body.Phones.Any(phone => text.AsSpan(body.Start..body.End).Contains(phone, StringComparison.Ordinal));

    private static bool IsAside(string text, BodyHit body) =>
        AsideBefore().IsMatch(text[Math.Max(0, body.Start - CueWithin)..body.Start]) || AsideAfter().IsMatch(text[body.End..Math.Min(text.Length, body.End + CueWithin)]);

    private static bool IsDenied(string text, BodyHit body, int end) =>
        DeniedBefore().IsMatch(text[Math.Max(0, body.Start - DenialWithin)..body.Start]) || DeniedAfter().IsMatch(text[end..Math.Min(text.Length, end + DenialWithin)]);

    /// <summary>Who warns of a fraud and sells may only pretend to warn.</summary>
    private static Severity? IfSelling(string text) => Selling().IsMatch(text) ? Severity.Review : null;

    private static string Around(string text, int start, int end, int within) => text[Math.Max(0, start - within)..Math.Min(text.Length, end + within)];

    /// <summary>Atomic, because some words are made of others: what an ad says must not decide how long we look.</summary>
    [GeneratedRegex(@"\A(?>(?:[^\p{L}\p{N}]|官方|官网|正规|唯一|指定|直属|全国|全市|本市|统一|便民|24小时|24h|全天候?|昼夜|免费|服务|客服|客户|人工|业务|咨询|预约|办理|受理|接待|值班|报警|举报|投诉|退票|改签|退款|订票|购票|挂失|申诉|殡葬|接运|联系|方式|电话|热线|专线|号码|座机|手机|总机|微信同号|请|可|拨打|致电|来电|直拨|拨|打|欢迎|认准|是|为|tel|phone|hotline|网址|网站|入口|登录|登陆|访问|点击|地址)*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Vocabulary();

    [GeneratedRegex(@"\A[ :]*(?:(?:官方|客服|人工|服务|咨询|联系|请)*(?:电话|号码|热线|专线|拨打|致电|网址|网站|官网|入口)[ :]*|[是为][ :]*)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex OwnLine();

    [GeneratedRegex(@"电话|热线|专线|客服|拨打|致电|来电|咨询|联系|预约|号码|tel|phone|hotline|☎|📞|官网|网址|网站|入口|登录|访问|www", RegexOptions.CultureInvariant)]
    private static partial Regex Cue();

    [GeneratedRegex(@"\A[^\p{L}\p{N}]{0,3}(?:官方|24小时|统一|便民|服务|客服|人工|咨询|预约|联系)*(?:电话|热线|专线|客服|专号)", RegexOptions.CultureInvariant)]
    private static partial Regex LineName();

    [GeneratedRegex(@"\A[^\p{L}\p{N}]{0,3}(?:官方|官网|网上|在线)(?:网站|网址|入口|平台|营业厅|服务大厅|首页|登录)?", RegexOptions.CultureInvariant)]
    private static partial Regex WebsiteName();

    /// <summary>What only happens to be there, or is only a means to pay.</summary>
    [GeneratedRegex(@"(?:支持|接受|凭|持|刷|绑定|转账至?到?|存入|汇至|合作(?:银行|单位|机构)?:?|距离?|毗邻|紧邻|邻近|靠近|途经|路过) ?\z", RegexOptions.CultureInvariant)]
    private static partial Regex AsideBefore();

    [GeneratedRegex(@"\A(?:的?(?:正|斜)?(?:对面|附近|旁|隔壁|门口|周边|东|南|西|北)|站|出发|方向|[0-9.]+ ?(?:米|公里)|业|间|(?:信用卡|借记卡|储蓄卡|卡)?(?:分期|满减|支付|立减|持卡))", RegexOptions.CultureInvariant)]
    private static partial Regex AsideAfter();

    [GeneratedRegex(@"(?:假冒|冒充|冒用|仿冒|自称|谎称|伪装成?|李鬼|并非|非(?![常凡]))[^。;!]{0,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DeniedBefore();

    [GeneratedRegex(@"\A[^。;!]{0,16}?(?<![防打]|(?:其[他它余]|别的)[^。;!]{0,8})(?:假的|是假|系假|为假|骗子|诈骗|不是(?!中介|代理|骗|广告)|并非|非官方|无关|冒充|冒用|不属于|实为|其实|被(?:骗|收|宰|坑)|上当|勿(?:拨|信|打)|不要(?:拨|信|打)|别(?:打|信)|拉黑)", RegexOptions.CultureInvariant)]
    private static partial Regex DeniedAfter();

    [GeneratedRegex("加微信|加v|vx|下单|立即(?:购买|领取|申请|咨询|预约|拨打)|点击(?:购买|领取|咨询|拨打)|一条龙|全包|优惠", RegexOptions.CultureInvariant)]
    private static partial Regex Selling();

    [GeneratedRegex("记者|报道|警方|民警|通报|辟谣|曝光|被骗|受骗|网友反映|市民反映", RegexOptions.CultureInvariant)]
    private static partial Regex Report();
}
