using System.Text.RegularExpressions;

namespace AdScan.Comparison;

/// <summary>Takes clocks and countdowns out of a text: 23:59:58 and 23:59:57 are the same content.</summary>
internal static partial class TickingText
{
    public static string Mask(string text) => Ticking().Replace(text, "⏱");

    // Every repetition is bounded, so that no text, however long, takes more than its length.
    [GeneratedRegex(@"\d{1,3}(?:\s{0,3}[:：]\s{0,3}\d{1,2}){1,4}|(?:\d{1,4}\s{0,3}(?:天|小时|时|分钟|分|秒)\s{0,3}){2,5}|(?:还剩|剩余|仅剩|倒计时)\s{0,3}\d{1,4}\s{0,3}(?:秒|分钟|分)|\d{1,4}\s{0,3}(?:秒|s)\s{0,3}后", RegexOptions.CultureInvariant)]
    private static partial Regex Ticking();
}
