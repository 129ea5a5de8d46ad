namespace AdScan.Rendering;

/// <summary>What an address leads to, by its scheme and host.</summary>
internal static class LinkKind
{
    private static readonly string[] Stores = ["apps.apple.com", "itunes.apple.com", "play.google.com", "appgallery.huawei.com", "appgallery.cloud.huawei.com", "app.mi.com", "m.app.mi.com", "sj.qq.com", "a.app.qq.com", "h5.appstore.vivo.com.cn", "store.oppomobile.com", "mobile.baidu.com"];
    private static readonly string[] StoreSchemes = ["itms-apps", "itms-appss", "itms-services", "market", "mimarket", "appmarket", "hiapplink", "vivomarket", "oppomarket", "oaps"];
    private static readonly string[] Packages = [".apk", ".ipa", ".xapk", ".exe", ".dmg", ".mobileconfig"];

    public static string Of(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return "page";
        return address.Scheme switch
        {
            "http" or "https" when Stores.Contains(address.Host) => "store",
            "http" or "https" when Packages.Any(end => address.AbsolutePath.EndsWith(end, StringComparison.OrdinalIgnoreCase)) => "download",
            "http" or "https" or "about" or "blob" or "data" => "page",
            "tel" => "tel",
            "sms" or "smsto" => "sms",
            "mailto" => "mail",
            _ when StoreSchemes.Contains(address.Scheme) => "store",
            _ => "app",
        };
    }
}
