using System.Globalization;
using AdScan.Impressions;

namespace AdScan.Rules.Appearance;

/// <summary>Whether a person can read a small text. The law says 显著 and 清晰辨识 and gives no numbers; these are measures of our own.</summary>
internal static class Legibility
{
    /// <summary>Smallest letters, in CSS pixels.</summary>
    public const double LeastSize = 9;

    /// <summary>Weakest contrast: what WCAG 2.2 (1.4.3, 1.4.11) asks of large letters and of controls.</summary>
    public const double LeastContrast = 3;

    /// <summary>Why a text that is there cannot be read, in Chinese and English; null if it can.</summary>
    public static (string Zh, string En)? WhyNot(TextPiece piece) => piece switch
    {
        { Hidden: { } hidden } => WhyHidden(hidden),
        { FontSize: < LeastSize and var size } => Say($"字号仅 {size:0.#} px", $"its letters are {size:0.#} px high"),
        { Contrast: < LeastContrast and var contrast } => Say($"对比度仅 {contrast:0.0}", $"its contrast is {contrast:0.0}"),
        _ => null,
    };

    private static (string Zh, string En) WhyHidden(string hidden) => hidden switch
    {
        "transparent" => ("几乎透明", "it is all but transparent"),
        "same-colour" => ("与底色相同", "it has the colour of its ground"),
        "covered" => ("被遮挡", "it is covered"),
        "off-screen" => ("在屏幕之外", "it is off the screen"),
        "clipped" or "zero-size" => ("被裁切到看不见", "it is cut off"),
        _ => ("未显示", "it is not shown"),
    };

    private static (string Zh, string En) Say(FormattableString zh, FormattableString en) => (zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}
