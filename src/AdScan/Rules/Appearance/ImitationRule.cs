using System.Text.RegularExpressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Does the ad look like an incoming call, a message of the system, or a red packet?</summary>
/// <remarks>By buttons and words together: words alone are the policy's, and an honest ad may speak of calls and red packets.</remarks>
internal sealed partial class ImitationRule(Policy policy) : IRule
{
    private static readonly Imitation[] Known =
    [
        new("ux-fake-system-prompt", "CN-IAM 11(1)", "来电界面", "an incoming call", Answer(), Decline(), Caller()),
        new("ux-fake-system-prompt", "CN-IAM 11(1)", "系统提示", "a message of the system", Alert(), Obey(), Refuse()),
        new("ux-fake-reward", "CN-IAM 11(3)", "红包", "a red packet", OpenPacket(), PacketWords()),
    ];

    private readonly Dictionary<string, Charges> _charges = Known.Select(i => i.Category).Distinct().ToDictionary(category => category, category => new Charges("imitation", category, policy), StringComparer.Ordinal);

    public string Id => "imitation";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(
        from variant in facts.Variants.Concat(facts.Landings)
        let said = ShortText.In(variant.Pieces)
        from imitation in Known
        let piece = imitation.FindIn(said)
        where piece is not null
        from finding in _charges[imitation.Category].Against(facts, variant, new Charge($"外观模仿{imitation.Zh}，疑似诱导点击。", $"It looks like {imitation.En}: suspected bait.")
        {
            Quote = piece.Text,
            Box = piece.Box,
            Source = piece.Source,
            Articles = [imitation.Article],
            Attr = [AdComAttribute.DialogStyle],
        })
        select finding);

    [GeneratedRegex(@"\A(?:接听|接受|滑动接听|accept|answer)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Answer();

    [GeneratedRegex(@"\A(?:拒绝|挂断|拒接|decline|reject|hang up)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decline();

    [GeneratedRegex("来电|邀请你|邀请您|视频通话|语音通话|正在呼叫|incoming|video call|is calling", RegexOptions.CultureInvariant)]
    private static partial Regex Caller();

    [GeneratedRegex(@"(?:系统|手机|设备|内存|存储空间?|电池|电量|sim卡|浏览器|账号|账户|微信|安全中心|安全管家).{0,10}(?:警告|提示|提醒|异常|风险|不足|已满|中毒|感染|受损|损坏|过期|失效|过低|过热|漏洞|待清理|待更新)|检测到.{0,12}(?:病毒|木马|漏洞|垃圾|风险|异常)|(?:your|this) (?:phone|device|browser|system|battery|sim card).{0,24}(?:virus|infected|damaged|out of date|outdated|at risk)|\d{1,2} virus", RegexOptions.CultureInvariant)]
    private static partial Regex Alert();

    [GeneratedRegex(@"\A(?:(?:立即|马上|一键|现在)(?:清理|修复|更新|升级|处理|查杀|优化|加速|验证|解除|检测|查看)|清理|修复|更新|升级|去处理|确定|确认|允许|ok|update(?: now)?|clean(?: now)?|fix(?: now)?|repair(?: now)?|scan(?: now)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Obey();

    [GeneratedRegex(@"\A(?:取消|忽略|稍后(?:提醒|再说|处理)?|以后再说|拒绝|不允许|暂不(?:处理|清理|更新)?|cancel|ignore|later|not now)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Refuse();

    [GeneratedRegex(@"\A(?:开|開|拆|拆红包|点击拆开|点击打开红包)\z", RegexOptions.CultureInvariant)]
    private static partial Regex OpenPacket();

    [GeneratedRegex("红包|恭喜发财|大吉大利", RegexOptions.CultureInvariant)]
    private static partial Regex PacketWords();
}
