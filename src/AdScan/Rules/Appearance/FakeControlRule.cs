using System.Text.RegularExpressions;
using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Does a control do what it says: does a play button play, and is what is downloaded asked for?</summary>
internal sealed partial class FakeControlRule(Policy policy) : IRule
{
    private static readonly string[] Articles = ["CN-IAM 11(2)"];

    private readonly Charges _charges = new("fake-control", "ux-fake-control", policy);

    public string Id => "fake-control";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(
        from impression in facts.Impressions
        where impression.Succeeded && impression.Looks.Count > 0
        from found in Clicked(impression).Concat(Linked(impression))
        from finding in _charges.Against(facts, impression, found.Look, found.Charge)
        select finding);

    private static IEnumerable<(Look Look, Charge Charge)> Clicked(Impression impression) =>
        from control in ClickedControl.Of(impression)
        let hop = control.Hops.FirstOrDefault(hop => hop.Kind is "download" or "store" or "app")
        where hop is not null && !ControlName.IsClose(control.Label)
        where hop.Kind == "download" ? !AsksToInstall(impression, control.Label) : PlaysNothing(impression, control.Label)
        select (control.Look, Charged(control.Label, control.Box, hop.Url) with { Most = hop.Kind == "download" ? Severity.Block : Severity.Review, Source = TextSource.Behaviour });

    private static IEnumerable<(Look Look, Charge Charge)> Linked(Impression impression) =>
        from look in impression.Looks
        from control in look.Controls
        where PackageLink.Is(control.Address) && !ControlName.IsClose(control.Label) && !AsksToInstall(impression, control.Label)
        where impression.Click?.Hops.Any(hop => hop.Url == control.Address) != true
        select (look, Charged(control.Label, control.Box, control.Address!));

    private static Charge Charged(string label, Box box, string address)
    {
        var (zh, en) = label.Length > 0 ? ($"“{label}”", $"“{label}”") : ("没有说明用途的图片", "a picture that does not say what it does");
        var (doesZh, doesEn) = PackageLink.Is(address) ? ("下载安装包", "downloads a program") : ("打开", "opens");
        return new Charge($"虚假控件：{zh}实际{doesZh} {ShortAddress.Of(address)}。", $"A fake control: {en} {doesEn} {ShortAddress.Of(address)}.") { Quote = label.Length > 0 ? label : null, Box = box, Articles = Articles, Attr = [AdComAttribute.DialogStyle] };
    }

    private static bool PlaysNothing(Impression impression, string label) =>
        ControlName.IsPlay(label) && !impression.Network.Any(entry => string.Equals(entry.Type, "media", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whoever says download, on the control or anywhere in the ad, hides nothing; a play button may not.</summary>
    private static bool AsksToInstall(Impression impression, string label) =>
        Install().IsMatch(label) || (!ControlName.IsPlay(label) && impression.Looks.Any(look => Install().IsMatch(look.VisibleText)));

    [GeneratedRegex("下载|安装|更新版|升级版|download|install|apk|app(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Install();
}
