using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Comparison;

/// <summary>Finds the property of the viewers that explains who was shown something and who was not.</summary>
/// <remarks>
/// Uncertainty coefficient (Theil 1970, “On the Estimation of Relationships Involving Qualitative Variables”) of the outcome given the axis,
/// with a permutation test (Fisher 1935) whose shuffles are seeded, so that the same impressions always give the same answer.
/// </remarks>
internal static class AxisAttribution
{
    private const int Shuffles = 2000;
    private const double Significant = 0.05;

    private static readonly (string Name, Func<Impression, string> ValueOf)[] Axes =
    [
        ("region", i => i.Viewer.Region.Id), ("device", i => i.Viewer.Device.Id), ("app", i => i.Viewer.App), ("at", i => i.Viewer.At), ("visit", i => i.Repeat == 0 ? "first" : "later"),
    ];

    /// <summary>The axis that best explains the outcome, or null where chance explains it as well.</summary>
    public static Cloaking? Explain(IReadOnlyList<Impression> impressions, Func<Impression, bool> wasShown)
    {
        var outcome = impressions.Select(wasShown).ToArray();
        if (outcome.Distinct().Count() < 2) return null;
        var everyoneReturns = impressions.GroupBy(i => i.Viewer.Key, StringComparer.Ordinal).All(visits => visits.Any(i => i.Repeat > 0));
        var axes = Axes.Where(axis => axis.Name != "visit" || everyoneReturns).Select(axis => (axis.Name, Values: impressions.Select(i => axis.ValueOf(i)).ToArray()))
            .Where(axis => axis.Values.Distinct().Count() > 1)
            .ToList();
        return axes
            .Select(axis => Test(axis.Name, axis.Values, outcome, axes.Count))
            .Where(cloaking => cloaking.PValue <= Significant)
            .OrderByDescending(cloaking => cloaking.Explains)
            .ThenBy(cloaking => cloaking.PValue)
            .FirstOrDefault();
    }

    private static Cloaking Test(string name, string[] values, bool[] outcome, int axes)
    {
        var explains = Uncertainty(values, outcome);
        var shuffled = (bool[])outcome.Clone();
        var random = new Random(20_260_101);
        var asMuch = 0;
        for (var i = 0; i < Shuffles; i++)
        {
            random.Shuffle(shuffled);
            if (Uncertainty(values, shuffled) >= explains - 1e-12) asMuch++;
        }

        // Several axes are tried on the same impressions (Bonferroni).
        var p = Math.Min(1, axes * (1.0 + asMuch) / (1 + Shuffles));
        return new Cloaking(name, Math.Round(explains, 3), Math.Round(p, 4));
    }

    private static double Uncertainty(string[] values, bool[] outcome)
    {
        var whole = Entropy(outcome.Count(shown => shown), outcome.Length);
        var within = values.Zip(outcome).GroupBy(pair => pair.First, StringComparer.Ordinal)
            .Sum(group => Entropy(group.Count(pair => pair.Second), group.Count()) * group.Count() / outcome.Length);
        return whole == 0 ? 0 : (whole - within) / whole;
    }

    private static double Entropy(int some, int all)
    {
        if (some == 0 || some == all) return 0;
        var p = (double)some / all;
        return -(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p));
    }
}
