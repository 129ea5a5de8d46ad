using AdScan.Impressions;

namespace AdScan.Rules.Appearance;

/// <summary>Something that was clicked, where it was seen: its own box is measured from the slot, which an ad that floats has left.</summary>
/// <param name="Label">The words on it.</param>
/// <param name="Look">When it was seen.</param>
/// <param name="Box">Where, in the look's picture.</param>
/// <param name="Effect">What the click did to what floats over the page, or null.</param>
/// <param name="Hops">Where the click led.</param>
internal sealed record ClickedControl(string Label, Look Look, Box Box, string? Effect, IReadOnlyList<ClickHop> Hops)
{
    public static IEnumerable<ClickedControl> Of(Impression impression)
    {
        if (impression.Click is not { } click || impression.Looks.Count == 0) yield break;
        foreach (var (index, target) in click.Targets.Index())
        {
            var (look, seen) = impression.Looks.SelectMany(look => look.Controls.Select(control => (look, control))).FirstOrDefault(pair => pair.control.Label == target.Label && pair.control.Address == target.Address);
            yield return new ClickedControl(target.Label, look ?? impression.Looks[0], seen?.Box ?? target.Box, target.Effect, click.Hops.Where(hop => hop.Target == index).ToList());
        }
    }
}
