using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Does something that says it closes the ad lead somewhere instead?</summary>
internal sealed class FakeCloseRule(Policy policy) : IRule
{
    private static readonly string[] Articles = ["CN-ADLAW 44(2)", "CN-IAM 10(1)(2)"];

    private readonly Charges _charges = new("fake-close", "ux-close-obstruction", policy);

    public string Id => "fake-close";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(
        from impression in facts.Impressions
        where impression.Succeeded && impression.Looks.Count > 0
        from found in Clicked(impression) is { Count: > 0 } clicked ? clicked : Linked(impression)
        from finding in _charges.Against(facts, impression, found.Look, found.Charge)
        select finding);

    /// <summary>Where the click was made, and led on.</summary>
    private static List<(Look Look, Charge Charge)> Clicked(Impression impression) =>
        (from control in ClickedControl.Of(impression)
         where ControlName.IsClose(control.Label) && control.Hops.Count > 0
         let address = ShortAddress.Of(control.Hops[0].Url)
         select (control.Look, new Charge($"假关闭：点击“{control.Label}”没有关闭广告，而是打开 {address}。", $"A fake close button: “{control.Label}” opens {address}.")
         {
             Most = Severity.Block,
             Quote = control.Label,
             Box = control.Box,
             Source = TextSource.Behaviour,
             Articles = Articles,
         })).ToList();

    /// <summary>Where it is a link; a script may yet keep it from leading on, which only a click tells.</summary>
    private static IEnumerable<(Look Look, Charge Charge)> Linked(Impression impression) =>
        from look in impression.Looks
        from button in CloseButton.In(look)
        where button.Address is not null && !WasClicked(impression, button)
        select (look, new Charge($"疑似假关闭：“{button.Label}”指向 {ShortAddress.Of(button.Address!)}。", $"Probably a fake close button: “{button.Label}” is a link to {ShortAddress.Of(button.Address!)}.")
        {
            Quote = button.Label,
            Box = button.Box,
            Articles = Articles,
        });

    private static bool WasClicked(Impression impression, CloseButton button) => impression.Click?.Targets.Any(target => target.Label == button.Label) == true;
}
