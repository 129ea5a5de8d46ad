using System.Text.RegularExpressions;

namespace AdScan.Impressions;

/// <summary>What a control promises to do, by the few words on it.</summary>
internal static partial class ControlName
{
    /// <summary>Longer words say more than a control's name.</summary>
    private const int Longest = 16;

    /// <summary>Whether it says that it closes or skips the ad.</summary>
    public static bool IsClose(string label) => IsName(label) && Close().IsMatch(label.Trim());

    /// <summary>Whether it says that it plays something.</summary>
    public static bool IsPlay(string label) => IsName(label) && Play().IsMatch(label.Trim());

    private static bool IsName(string label) => label.Length is > 0 and <= Longest;

    [GeneratedRegex(@"\A(?:广告\s*)?(?:[\d:：]{1,5}\s*[s秒]?\s*[|·]?\s*)?(?:[×✕✖✗✘╳⨯⊗ⓧxX❌❎]|(?:点击|点此|一键|立即)?(?:关闭|关掉|关 ?闭|跳过|不感兴趣|不再提示|残忍拒绝|残忍离开|以后再说)(?:广告|窗口|弹窗)?|close|close ad|dismiss|skip|skip ad|no thanks)(?:\s*[(（|·]?\s*\d{1,2}\s*[s秒]?[)）]?)?(?:\s*广告)?[>»›]{0,2}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Close();

    [GeneratedRegex(@"\A(?:[▶►⏵▷⯈]️?\s*(?:播放|play)?|(?:点击|点此|立即|继续|马上)?播放(?:视频|全集|完整版|正片)?|play|play video|watch now ▶)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Play();
}
