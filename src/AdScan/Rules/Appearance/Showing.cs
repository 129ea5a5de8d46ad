using AdScan.Impressions;

namespace AdScan.Rules.Appearance;

/// <summary>A look, and how long what it shows stood there.</summary>
/// <param name="Look">The look.</param>
/// <param name="ForMs">Milliseconds of the ad's own time until the next look, or the end of its life; the longest there is where that is not known.</param>
internal readonly record struct Showing(Look Look, int ForMs)
{
    /// <summary>What was shown to a person who had clicked nothing, as far as it is known for how long.</summary>
    public static List<Showing> Of(Impression impression)
    {
        var looks = impression.Looks.Where(look => !look.AfterClick).ToList();
        var timed = looks.Count > Impression.DenseLooks ? Impression.DenseLooks - 1 : looks.Count;
        return looks.Take(timed).Select((look, i) => new Showing(look, (i + 1 < looks.Count ? looks[i + 1].AtMs : EndOf(impression, look)) - look.AtMs)).ToList();
    }

    private static int EndOf(Impression impression, Look last) => impression.LifeMs > last.AtMs ? impression.LifeMs : int.MaxValue;
}
