using System.Text.RegularExpressions;

namespace AdScan.Rules.Appearance;

/// <summary>Account and group numbers of chat apps in a normalised text.</summary>
internal static partial class ContactId
{
    /// <summary>Where they stand, with the word that says what they are.</summary>
    public static IEnumerable<Match> Find(string text) => Account().Matches(text).Where(match => !IsPublicOrDenied(text, match.Index));

    /// <summary>Whether it is an account of an app that asks for no name, or the app is called by another word.</summary>
    public static bool IsHidden(string found) => Hidden().IsMatch(found);

    /// <summary>公众号 and 小程序 belong to a known body and are no chat.</summary>
    private static bool IsPublicOrDenied(string text, int start) => PublicOrDenied().IsMatch(text[Math.Max(0, start - 8)..start]);

    // An id says that it is one by its own form (a digit, a sign) or by the colon before it.
    [GeneratedRegex(
        @"(?<![a-z])(?:微信(?:同?号|id)?|wechat(?: ?id)?|weixin|vx|v信|wx|威信|卫星号|薇信?)(?:[ 是为]{0,2}[:：号] ?|[^a-z0-9\p{IsCJKUnifiedIdeographs}]{0,4})(?:[a-z](?=[a-z0-9_-]{0,18}[0-9_-])[a-z0-9_-]{5,19}|1[3-9]\d{9})(?![a-z0-9])" +
        @"|(?<![a-z])(?:微信(?:同?号|id)?|wechat id|vx|wx)[ 是为]{0,2}[:：] ?[a-z][a-z_-]{5,19}(?![a-z0-9])" +
        @"|(?<![\d])1[3-9]\d{9}(?!\d)[^a-z0-9]{0,4}微信同号" +
        @"|(?<![a-z])(?:qq|企鹅)(?:群|号|客服|交流群)?[^a-z0-9\p{IsCJKUnifiedIdeographs}]{0,4}[1-9]\d{5,10}(?!\d)" +
        @"|(?:群号|[加进入]q?群)[^a-z0-9\p{IsCJKUnifiedIdeographs}]{0,4}[1-9]\d{6,10}(?!\d)" +
        @"|(?<![a-z])(?:telegram|电报|纸飞机|飞机|tg)(?:群|号|频道)?[^a-z0-9@]{0,3}(?:@ ?[a-z][a-z0-9_]{4,31}|[:：] ?[a-z][a-z0-9_]{4,31})" +
        @"|(?<![a-z])whats ?app[^a-z0-9+]{0,4}\+?\d{8,15}(?!\d)" +
        @"|(?<![a-z])(?:蝙蝠|batchat|potato|密聊|safew|letstalk)(?:群|号|id)?[^a-z0-9\p{IsCJKUnifiedIdeographs}]{0,3}[a-z0-9_]{5,20}" +
        @"|(?<![a-z0-9.])(?:t\.me|telegram\.me|wa\.me|u\.wechat\.com|qm\.qq\.com|jq\.qq\.com|discord\.gg|chat\.whatsapp\.com)/[a-z0-9_+-]{3,64}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex(@"\A(?:威信|卫星|v信|薇|telegram|电报|纸飞机|飞机|tg|蝙蝠|batchat|potato|密聊|safew|letstalk|t\.me|discord)", RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"(?:(?:公众号?|服务号|订阅号|小程序|视频号|公号)[^\p{L}\p{N}]{0,3}|(?:勿|不要|别|拒绝)(?:轻信|相信|添加|加|搜索?)?[^\p{L}\p{N}]{0,2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex PublicOrDenied();
}
