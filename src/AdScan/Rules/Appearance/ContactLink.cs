using System.Text.RegularExpressions;

namespace AdScan.Rules.Appearance;

/// <summary>What an address leads to that draws a person out of the ad: a chat, a payment, a game of chance, a program.</summary>
internal static partial class ContactLink
{
    /// <summary>What a code or link leads to, in Chinese and English, and whether the law names it; null where it is an address like others.</summary>
    public static (string Kind, string Zh, string En)? Of(string address) => address.Trim() switch
    {
        var url when Chat().IsMatch(url) => ("chat", "私聊或群聊邀请", "an invitation to a chat"),
        var url when Payment().IsMatch(url) => ("payment", "收款码", "a request for payment"),
        var url when Gambling().IsMatch(url) => ("gambling", "疑似博彩网站", "probably a gambling site"),
        var url when PackageLink.Is(url) => ("package", "应用商店以外的安装包", "a program outside any store"),
        _ => null,
    };

    [GeneratedRegex(@"\A(?:https?://)?(?:u\.wechat\.com/|weixin\.qq\.com/g/|qm\.qq\.com/|jq\.qq\.com/|wpa\.qq\.com/|qun\.qq\.com/|t\.me/|telegram\.(?:me|dog)/|wa\.me/|chat\.whatsapp\.com/|api\.whatsapp\.com/send|discord\.(?:gg|com/invite)/|line\.me/(?:ti|r)/|qr\.dingtalk\.com/|potato\.im/)|\A(?:tg|whatsapp|mqqapi|mqqwpa|tencent|line|potato)://|\Aweixin://contacts", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Chat();

    [GeneratedRegex(@"\Awxp://|\Aweixin://wxpay|\A(?:https?://)?qr\.alipay\.com/(?:fkx|tsx|stx|\d|pp)|\A(?:https?://)?payapp\.weixin\.qq\.com/|\A(?:https?://)?i\.qianbao\.qq\.com/|\Aalipays?://.{0,200}(?:appid=20000123|actiontype=(?:toaccount|tocard|scan))|\A(?:bitcoin|ethereum|tron|usdt):", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Payment();

    [GeneratedRegex(@"\Ahttps?://[a-z0-9.-]{0,80}(?:casino|caipiao|qipai|bet365|1xbet|baccarat|baijiale|yabo\d|kaiyun|leyu\d|bocai|dafa888|slots?\d)[a-z0-9.-]{0,40}(?:[:/]|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Gambling();
}
