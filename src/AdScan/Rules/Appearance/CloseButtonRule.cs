using System.Globalization;
using System.Text.RegularExpressions;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Can an ad that floats over the page be closed at once, by one touch of something that can be seen and hit?</summary>
internal sealed partial class CloseButtonRule(Policy policy) : IRule
{
    /// <summary>An ad that goes by itself within this time needs no way to close it; in milliseconds.</summary>
    private const int ShortLife = 5000;

    /// <summary>Later than this after the ad, its close button came late: an entrance may take its time.</summary>
    private const int LongestWait = 1000;

    /// <summary>Shorter side of what can be hit, in CSS pixels: one platform's rule (41 px on a screen 1080 px wide, at three pixels each); and WCAG 2.2, 2.5.8.</summary>
    private const double LeastSide = 14, GoodSide = 24;

    /// <summary>What bears no words and is no larger may be a close button that is drawn.</summary>
    private const double LargestIcon = 64;

    private readonly Charges _charges = new("close-button", "ux-close-obstruction", policy);

    public string Id => "close-button";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(
        from impression in facts.Impressions
        where impression.Succeeded
        let floating = Showing.Of(impression).Where(s => s.Look.Overlay is not null).ToList()
        where floating.Count > 0
        from found in Find(impression, floating)
        from finding in _charges.Against(facts, impression, found.Look, found.Charge with { Attr = [AdComAttribute.Pop] })
        select finding);

    private static IEnumerable<(Look Look, Charge Charge)> Find(Impression impression, List<Showing> floating)
    {
        var first = floating[0].Look;
        var closers = floating.SelectMany(s => CloseButton.In(s.Look).Select(button => (s.Look, Button: button))).ToList();
        if (floating.Select(s => (s.Look, Wait: Waiting(s.Look))).FirstOrDefault(w => w.Wait is not null) is { Wait: { } wait } waiting) yield return (waiting.Look, Countdown(wait));
        if (closers.Count == 0)
        {
            var lasts = floating.Sum(s => (long)s.ForMs);
            if (lasts > ShortLife && !floating.Exists(s => s.Look.Controls.Any(MayBeIcon))) yield return (first, Missing(first.Overlay!.Value));
            yield break;
        }

        var late = closers[0].Look.AtMs - first.AtMs;
        if (late > LongestWait) yield return (closers[0].Look, Late(closers[0].Button, late));
        var best = closers.MaxBy(c => c.Button.Side);
        if (best.Button.Side < GoodSide) yield return (best.Look, Small(best.Button));
        if (closers.TrueForAll(c => c.Button.Contrast < Legibility.LeastContrast)) yield return (best.Look, Faint(best.Button));
        foreach (var effect in Effects(impression)) yield return effect;
    }

    /// <summary>What came of clicking it, where the click led nowhere else.</summary>
    private static IEnumerable<(Look Look, Charge Charge)> Effects(Impression impression) =>
        from control in ClickedControl.Of(impression)
        where control.Effect is "stays" or "returns" && control.Hops.Count == 0
        select (control.Look, control.Effect == "stays" ? Stays(control) : Returns(control));

    private static TextPiece? Waiting(Look look) => look.Pieces.FirstOrDefault(p => p.IsVisible && Wait().IsMatch(PolicyWords.Normal(p.Text)));

    private static bool MayBeIcon(ClickTarget control) => control.Label.Length == 0 && Math.Max(control.Box.Width, control.Box.Height) <= LargestIcon;

    private static Charge Missing(Box overlay) =>
        new("弹出的广告没有可辨识的关闭标志（画在图片里的关闭标志未必已识别）。", "An ad that floats over the page shows no way to close it (one that is drawn into a picture may not have been read).") { Box = overlay, Articles = ["CN-ADLAW 44(2)", "CN-IAM 10(1)(1)", "CN-POPUP 5(8)"] };

    private static Charge Countdown(TextPiece wait) =>
        new($"计时结束才能关闭：“{wait.Text}”。", $"It can be closed only after a countdown: “{wait.Text}”.") { Quote = wait.Text, Box = wait.Box, Source = wait.Source, Articles = ["CN-ADLAW 44(2)", "CN-IAM 10(1)(1)"] };

    private static Charge Late(CloseButton button, int ms) =>
        new(Invariant($"关闭标志在广告弹出 {ms / 1000.0:0.0} 秒后才出现。"), Invariant($"The way to close it appears {ms / 1000.0:0.0} s after the ad.")) { Quote = button.Label, Box = button.Box, Articles = ["CN-ADLAW 44(2)", "CN-IAM 10(1)(1)"] };

    private static Charge Small(CloseButton button) =>
        new(Invariant($"关闭标志“{button.Label}”的可点区域只有 {button.Box.Width:0}×{button.Box.Height:0} px，难以点中。"), Invariant($"The close button “{button.Label}” can be hit on {button.Box.Width:0}×{button.Box.Height:0} px only."))
        { Most = button.Side < LeastSide ? Severity.Review : Severity.Info, Quote = button.Label, Box = button.Box, Articles = ["CN-ADLAW 44(2)", "CN-IAM 10(1)(2)"] };

    private static Charge Faint(CloseButton button) =>
        new(Invariant($"关闭标志“{button.Label}”的对比度只有 {button.Contrast:0.0}，难以辨识。"), Invariant($"The close button “{button.Label}” has a contrast of {button.Contrast:0.0} only.")) { Quote = button.Label, Box = button.Box, Articles = ["CN-ADLAW 44(2)", "CN-IAM 10(1)(2)"] };

    private static Charge Stays(ClickedControl button) =>
        new($"点击一次“{button.Label}”后广告没有关闭。", $"One click on “{button.Label}” does not close the ad.") { Quote = button.Label, Box = button.Box, Source = TextSource.Behaviour, Articles = ["CN-ADLAW 44(2)", "CN-IAM 10(1)(3)"] };

    private static Charge Returns(ClickedControl button) =>
        new("广告关闭后半分钟内再次弹出。", "The ad is back within half a minute of being closed.") { Quote = button.Label, Box = button.Box, Source = TextSource.Behaviour, Articles = ["CN-IAM 10(1)(4)", "CN-POPUP 5(6)"] };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:\d{1,3} ?(?:s|秒)|倒计时(?:结束)?|看完|播完).{0,2}后?(?:可|才能|即可|方可|才可)(?:以)?(?:关闭|跳过)|(?:after|in) \d{1,3} ?s(?:econds)? you can (?:close|skip)|you can (?:close|skip)[a-z ]{0,12} in \d{1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Wait();
}
