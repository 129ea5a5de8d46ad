using AdScan.Impressions;

namespace AdScan.Rules.Behaviours;

/// <summary>One page as one viewer had it before asking anything of it: the ad, or a landing page that a click on the ad led to.</summary>
/// <remarks>What the ad does once it was clicked may be what the click asks for. On a landing page nothing is ever clicked.</remarks>
internal sealed class Scene
{
    private readonly IReadOnlyList<Behaviour> _acts;
    private readonly IReadOnlyList<Look> _looks;

    private Scene(Impression impression, Landing? landing)
    {
        (Impression, Url) = (impression, landing?.Url);
        (_acts, _looks) = landing is null ? (impression.Behaviours.Where(act => !act.AfterClick).ToList(), impression.Looks) : (landing.Behaviours, landing.Looks);
    }

    public Impression Impression { get; }

    /// <summary>The landing page's final address, or null for the ad.</summary>
    public string? Url { get; }

    public bool IsLanding => Url is not null;

    /// <summary>Every page of a scan, as each viewer had it.</summary>
    public static IEnumerable<Scene> Of(ScanFacts facts) =>
        facts.Impressions.SelectMany(impression => impression.Landings.Select(landing => new Scene(impression, landing)).Prepend(new Scene(impression, null)));

    /// <summary>What of these kinds was done, in order.</summary>
    public IReadOnlyList<Behaviour> Acts(params string[] kinds) => _acts.Where(act => kinds.Contains(act.Kind)).ToList();

    /// <summary>The picture of what the viewer had before the eyes at a moment, or null where none was taken.</summary>
    public Picture? PictureAt(int atMs)
    {
        var taken = _looks.Where(look => look.Picture is not null).ToList();
        return (taken.LastOrDefault(look => look.AtMs <= atMs) ?? taken.FirstOrDefault())?.Picture;
    }
}
