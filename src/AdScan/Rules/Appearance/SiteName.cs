namespace AdScan.Rules.Appearance;

/// <summary>Whose a host is, by its name.</summary>
internal static class SiteName
{
    /// <summary>Under these nobody has a site of its own, but a shop, a page or a mini-program.</summary>
    private static readonly string[] Marketplaces =
    [
        "taobao.com", "tmall.com", "tb.cn", "jd.com", "jd.hk", "3.cn", "pinduoduo.com", "yangkeduo.com", "vip.com", "suning.com", "kaola.com", "douyin.com", "jinritemai.com", "kuaishou.com", "kwaixiaodian.com",
        "xiaohongshu.com", "meituan.com", "dianping.com", "ele.me", "weixin.qq.com", "youzan.com", "weidian.com", "fliggy.com", "ctrip.com", "amazon.com", "amazon.cn", "ebay.com",
    ];

    private static readonly string[] Stores = ["apps.apple.com", "itunes.apple.com", "play.google.com", "appgallery.huawei.com", "app.mi.com", "sj.qq.com", "a.app.qq.com", "h5.appstore.vivo.com.cn", "store.oppomobile.com"];

    /// <summary>Names under a country's that are themselves open to all.</summary>
    private static readonly string[] SecondLevels = ["com", "net", "org", "gov", "edu", "ac", "co", "mil"];

    /// <summary>Whether two hosts are of one site: www.brand.example and m.brand.example are.</summary>
    public static bool AreSame(string one, string other) => SiteOf(one).Equals(SiteOf(other), StringComparison.OrdinalIgnoreCase);

    public static bool IsMarketplace(string host) => Marketplaces.Any(site => IsUnder(host, site));

    public static bool IsStore(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && Stores.Contains(url.Host);

    private static bool IsUnder(string host, string site) => host.Equals(site, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + site, StringComparison.OrdinalIgnoreCase);

    private static string SiteOf(string host)
    {
        var labels = host.TrimEnd('.').Split('.');
        var own = labels.Length > 2 && labels[^1].Length == 2 && SecondLevels.Contains(labels[^2]) ? 3 : 2;
        return string.Join('.', labels.TakeLast(own));
    }
}
