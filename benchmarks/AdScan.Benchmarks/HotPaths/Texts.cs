namespace AdScan.Benchmarks.HotPaths;

/// <summary>What the text paths are measured on: a short text as it is common, and one in disguise.</summary>
internal static class Texts
{
    public const string Plain = "【限时】国家最新补贴已下发，每人可领３.８万，今日截止，点击领取";

    public const string Disguised = "保.本.保.息，年 化 收 益 18%，稳 赚 不 赔，加 薇 信 abc8888";

    /// <summary>A whole creative: a headline, claims, and small print, in pieces.</summary>
    public const string Creative = "老中医祖传秘方\n一个疗程根治糖尿病\n无效全额退款\n已有 38,412 人领取\n本活动最终解释权归主办方所有，投资有风险，选择需谨慎";
}
