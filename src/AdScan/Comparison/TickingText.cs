using System.Text.RegularExpressions;

namespace AdScan.Comparison;

/// <summary>Takes clocks and countdowns out of a text: 23:59:58 and 23:59:57 are the same content.</summary>
internal static partial class TickingText
{
    public static string Mask(string text) => Ticking().Replace(text, "⏱");

    [GeneratedRegex(@"\d{1,3}(?:\s*[:：]\s*\d{1,2})+|(?:\d+\s*(?:天|小时|时|分钟|分|秒)\s*){2,}|(?:还剩|剩余|仅剩|倒计时)\s*\d+\s*(?:秒|分钟|分)|\d+\s*(?:秒|s)\s*后", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ticking();
}
