using System.Globalization;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Is the ad marked as 广告 so that a person can read it?</summary>
/// <remarks>
/// The platform's frame around a feed item may bear the mark, and our feed page has none, so a creative without one is only told of. One that floats over
/// the page has no frame but its own.
/// </remarks>
internal sealed class AdMarkRule(Policy policy) : IRule
{
    /// <summary>A mark must stand so long, in milliseconds.</summary>
    private const int LeastTime = 1000;

    private readonly Charges _charges = new("ad-mark", "ux-unlabelled-ad", policy);

    public string Id => "ad-mark";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(
        from impression in facts.Impressions
        where impression.Succeeded && impression.Looks.Any(look => look.HasContent) && SpeaksChinese(impression)
        from found in Find(impression)
        from finding in _charges.Against(facts, impression, found.Look, found.Charge)
        select finding);

    private static IEnumerable<(Look Look, Charge Charge)> Find(Impression impression)
    {
        var showings = Showing.Of(impression).Where(s => s.Look.HasContent).ToList();
        var marks = showings.SelectMany(s => s.Look.Pieces.Where(AdMark.Is).Select(mark => (s.Look, s.ForMs, Mark: mark, WhyNot: Legibility.WhyNot(mark)))).ToList();
        var readableFor = showings.Where(s => s.Look.Pieces.Any(p => AdMark.Is(p) && Legibility.WhyNot(p) is null)).Sum(s => (long)s.ForMs);
        if (readableFor >= LeastTime) return [];
        if (readableFor > 0) return [(marks.Find(m => m.WhyNot is null).Look, TooShort(marks.Find(m => m.WhyNot is null).Mark, readableFor))];
        if (marks.Count > 0) return [(marks[0].Look, Unreadable(marks[0].Mark, marks[0].WhyNot!.Value))];
        if (showings.SelectMany(s => s.Look.Pieces.Where(AdMark.IsOther).Select(mark => (s.Look, mark))).FirstOrDefault() is { mark: { } other } otherwise) return [(otherwise.Look, OtherWords(other))];
        if (showings.Find(s => s.Look.Overlay is not null && s.Look.Pieces.Any(p => p.IsVisible)) is { Look: { } floating }) return [(floating, Floating(floating.Overlay!.Value))];
        return showings.Find(s => s.Look.Controls.Count > 0) is { Look: { } linked } ? [(linked, Missing)] : [];
    }

    private static bool SpeaksChinese(Impression impression) => impression.Looks.Any(look => look.Pieces.Any(p => p.IsVisible && p.Text.Any(c => c is >= '\u4E00' and <= '\u9FFF')));

    private static Charge Unreadable(TextPiece mark, (string Zh, string En) why) =>
        new($"“广告”标识难以辨识：{why.Zh}。", $"The mark 广告 cannot be read: {why.En}.") { Quote = mark.Text, Box = mark.Box, Source = mark.Source, Articles = ["CN-ADLAW 14", "CN-IAM 9", "CN-IDENT 10(3)"] };

    private static Charge TooShort(TextPiece mark, long forMs) =>
        new(string.Create(CultureInfo.InvariantCulture, $"“广告”标识只出现 {forMs / 1000.0:0.0} 秒。"), string.Create(CultureInfo.InvariantCulture, $"The mark 广告 is shown for {forMs / 1000.0:0.0} s only."))
        { Quote = mark.Text, Box = mark.Box, Source = mark.Source, Articles = ["CN-ADLAW 14", "CN-IAM 9", "CN-IDENT 10(3)"] };

    private static Charge OtherWords(TextPiece mark) =>
        new($"以“{mark.Text}”代替“广告”标识。", $"“{mark.Text}” stands in place of the mark 广告.") { Quote = mark.Text, Box = mark.Box, Source = mark.Source, Articles = ["CN-ADLAW 14", "CN-IAM 9", "CN-IDENT 10(3)"] };

    private static Charge Floating(Box overlay) =>
        new("弹出的广告没有可辨识的“广告”标识（图片中的文字未必已识别）。", "An ad that floats over the page bears no mark 广告 (words in pictures may not have been read).") { Box = overlay, Articles = ["CN-ADLAW 14", "CN-IAM 9"], Attr = [AdComAttribute.Pop] };

    private static Charge Missing { get; } =
        new("创意本身没有“广告”标识，须由平台的信息流外框标明。", "The creative itself bears no mark 广告: the platform's frame around it must.") { Most = Severity.Info, Articles = ["CN-ADLAW 14", "CN-IAM 9", "CN-IDENT 10(3)"] };
}
