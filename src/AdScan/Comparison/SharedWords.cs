namespace AdScan.Comparison;

/// <summary>Whether two texts have anything in common: two Chinese characters in a row, other than those of every ad.</summary>
internal static class SharedWords
{
    /// <summary>Fewer pairs of characters are too few to tell.</summary>
    private const int FewestHere = 8, FewestThere = 20;

    private const int LongestHeading = 60;

    /// <summary>What invites to click, wherever it leads.</summary>
    private static readonly HashSet<string> Common =
    [
        "广告", "立即", "查看", "看详", "详情", "点击", "了解", "更多", "马上", "领取", "免费", "购买", "下载", "打开", "现在", "限时", "优惠", "咨询", "报名", "预约", "官网", "官方", "我们", "你的", "您的", "可以", "一个", "全部",
    ];

    /// <summary>Whether both say enough, and nothing in common.</summary>
    public static bool AreNone(string ad, string page)
    {
        var (here, there) = (PairsIn(ad), PairsIn(page));
        return here.Count >= FewestHere && there.Count >= FewestThere && !here.Overlaps(there);
    }

    /// <summary>The longest line of a text, cut.</summary>
    public static string Heading(string text)
    {
        var line = text.Split('\n').MaxBy(line => line.Length) ?? "";
        return line.Length <= LongestHeading ? line : line[..LongestHeading];
    }

    private static HashSet<string> PairsIn(string text)
    {
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (IsHan(text[i]) && IsHan(text[i + 1]) && text.Substring(i, 2) is var pair && !Common.Contains(pair)) pairs.Add(pair);
        }

        return pairs;
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
