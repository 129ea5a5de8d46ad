namespace AdScan.Viewers;

public sealed partial record Region
{
    /// <summary>Every region that is shipped: the 34 of China, then other countries.</summary>
    public static IReadOnlyList<Region> Known => RegionCatalog.Known;

    /// <summary>Beijing (北京).</summary>
    public static Region Beijing => RegionCatalog.Get("CN-BJ");

    /// <summary>Tianjin (天津).</summary>
    public static Region Tianjin => RegionCatalog.Get("CN-TJ");

    /// <summary>Hebei (河北).</summary>
    public static Region Hebei => RegionCatalog.Get("CN-HE");

    /// <summary>Shanxi (山西).</summary>
    public static Region Shanxi => RegionCatalog.Get("CN-SX");

    /// <summary>Inner Mongolia (内蒙古).</summary>
    public static Region InnerMongolia => RegionCatalog.Get("CN-NM");

    /// <summary>Liaoning (辽宁).</summary>
    public static Region Liaoning => RegionCatalog.Get("CN-LN");

    /// <summary>Jilin (吉林).</summary>
    public static Region Jilin => RegionCatalog.Get("CN-JL");

    /// <summary>Heilongjiang (黑龙江).</summary>
    public static Region Heilongjiang => RegionCatalog.Get("CN-HL");

    /// <summary>Shanghai (上海).</summary>
    public static Region Shanghai => RegionCatalog.Get("CN-SH");

    /// <summary>Jiangsu (江苏).</summary>
    public static Region Jiangsu => RegionCatalog.Get("CN-JS");

    /// <summary>Zhejiang (浙江).</summary>
    public static Region Zhejiang => RegionCatalog.Get("CN-ZJ");

    /// <summary>Anhui (安徽).</summary>
    public static Region Anhui => RegionCatalog.Get("CN-AH");

    /// <summary>Fujian (福建).</summary>
    public static Region Fujian => RegionCatalog.Get("CN-FJ");

    /// <summary>Jiangxi (江西).</summary>
    public static Region Jiangxi => RegionCatalog.Get("CN-JX");

    /// <summary>Shandong (山东).</summary>
    public static Region Shandong => RegionCatalog.Get("CN-SD");

    /// <summary>Henan (河南).</summary>
    public static Region Henan => RegionCatalog.Get("CN-HA");

    /// <summary>Hubei (湖北).</summary>
    public static Region Hubei => RegionCatalog.Get("CN-HB");

    /// <summary>Hunan (湖南).</summary>
    public static Region Hunan => RegionCatalog.Get("CN-HN");

    /// <summary>Guangdong (广东).</summary>
    public static Region Guangdong => RegionCatalog.Get("CN-GD");

    /// <summary>Guangxi (广西).</summary>
    public static Region Guangxi => RegionCatalog.Get("CN-GX");

    /// <summary>Hainan (海南).</summary>
    public static Region Hainan => RegionCatalog.Get("CN-HI");

    /// <summary>Chongqing (重庆).</summary>
    public static Region Chongqing => RegionCatalog.Get("CN-CQ");

    /// <summary>Sichuan (四川).</summary>
    public static Region Sichuan => RegionCatalog.Get("CN-SC");

    /// <summary>Guizhou (贵州).</summary>
    public static Region Guizhou => RegionCatalog.Get("CN-GZ");

    /// <summary>Yunnan (云南).</summary>
    public static Region Yunnan => RegionCatalog.Get("CN-YN");

    /// <summary>Tibet (西藏).</summary>
    public static Region Tibet => RegionCatalog.Get("CN-XZ");

    /// <summary>Shaanxi (陕西).</summary>
    public static Region Shaanxi => RegionCatalog.Get("CN-SN");

    /// <summary>Gansu (甘肃).</summary>
    public static Region Gansu => RegionCatalog.Get("CN-GS");

    /// <summary>Qinghai (青海).</summary>
    public static Region Qinghai => RegionCatalog.Get("CN-QH");

    /// <summary>Ningxia (宁夏).</summary>
    public static Region Ningxia => RegionCatalog.Get("CN-NX");

    /// <summary>Xinjiang (新疆).</summary>
    public static Region Xinjiang => RegionCatalog.Get("CN-XJ");

    /// <summary>Taiwan (台湾).</summary>
    public static Region Taiwan => RegionCatalog.Get("CN-TW");

    /// <summary>Hong Kong (香港).</summary>
    public static Region HongKong => RegionCatalog.Get("CN-HK");

    /// <summary>Macao (澳门).</summary>
    public static Region Macao => RegionCatalog.Get("CN-MO");

    /// <summary>United States (美国).</summary>
    public static Region UnitedStates => RegionCatalog.Get("US");

    /// <summary>United Kingdom (英国).</summary>
    public static Region UnitedKingdom => RegionCatalog.Get("GB");

    /// <summary>Japan (日本).</summary>
    public static Region Japan => RegionCatalog.Get("JP");

    /// <summary>South Korea (韩国).</summary>
    public static Region SouthKorea => RegionCatalog.Get("KR");

    /// <summary>Singapore (新加坡).</summary>
    public static Region Singapore => RegionCatalog.Get("SG");

    /// <summary>Malaysia (马来西亚).</summary>
    public static Region Malaysia => RegionCatalog.Get("MY");

    /// <summary>Thailand (泰国).</summary>
    public static Region Thailand => RegionCatalog.Get("TH");

    /// <summary>Vietnam (越南).</summary>
    public static Region Vietnam => RegionCatalog.Get("VN");

    /// <summary>Indonesia (印度尼西亚).</summary>
    public static Region Indonesia => RegionCatalog.Get("ID");

    /// <summary>India (印度).</summary>
    public static Region India => RegionCatalog.Get("IN");

    /// <summary>Germany (德国).</summary>
    public static Region Germany => RegionCatalog.Get("DE");

    /// <summary>France (法国).</summary>
    public static Region France => RegionCatalog.Get("FR");

    /// <summary>Australia (澳大利亚).</summary>
    public static Region Australia => RegionCatalog.Get("AU");

    /// <summary>Canada (加拿大).</summary>
    public static Region Canada => RegionCatalog.Get("CA");

    /// <summary>Brazil (巴西).</summary>
    public static Region Brazil => RegionCatalog.Get("BR");

    /// <summary>Russia (俄罗斯).</summary>
    public static Region Russia => RegionCatalog.Get("RU");

    /// <summary>United Arab Emirates (阿联酋).</summary>
    public static Region UnitedArabEmirates => RegionCatalog.Get("AE");
}
