using System.Buffers;
using AdScan.Text;

namespace AdScan.Rules.Registers;

/// <summary>Finds the names of registered bodies in a text: as they are; without the 市 or 省 of their region, or with something after it; disguised; written with other characters that sound the same.</summary>
internal sealed class BodySearch
{
    /// <summary>Shorter names sound like other words.</summary>
    private const int ShortestBySound = 5;

    private const int ShortestCore = 3;

    /// <summary>How much may stand between a region and what is there: 云州 24小时 殡仪馆.</summary>
    private const int BetweenRegionAndCore = 8;

    /// <summary>云州县医院 and 云州市第二医院 are other bodies, and a sentence ends what is said together.</summary>
    private static readonly SearchValues<char> OtherPlace = SearchValues.Create("第县区。;!?");

    private readonly NameIndex _exact;
    private readonly NameIndex _loose;
    private readonly NameIndex _core;
    private readonly NameIndex _sound;

    public BodySearch(IReadOnlyList<RegisteredBody> bodies)
    {
        _exact = new NameIndex(bodies, NamesOf);
        _loose = new NameIndex(bodies, body => NamesOf(body).Concat(CoresOf(body).Select(core => StemOf(body) + core)));
        _core = new NameIndex(bodies, CoresOf);
        _sound = new NameIndex(bodies, body => NamesOf(body).Where(name => name.Count(Han.Is) >= ShortestBySound).Select(name => TextNormalizer.Normalize(name).Pinyin.Text));
    }

    /// <summary>By their order in the text; of names that overlap, exact ones before others, and long ones before short ones.</summary>
    public IReadOnlyList<BodyHit> Find(NormalizedText text)
    {
        var taken = new bool[text.Text.Length];
        var hits = new List<BodyHit>();
        foreach (var hit in FindAll(text).OrderByDescending(hit => hit.IsExact).ThenByDescending(hit => hit.End - hit.Start))
        {
            var place = taken.AsSpan(hit.Start..hit.End);
            if (place.Contains(true)) continue;
            place.Fill(true);
            hits.Add(hit);
        }

        return hits.OrderBy(hit => hit.Start).ToList();
    }

    private IEnumerable<BodyHit> FindAll(NormalizedText text)
    {
        var exact = FindIn(text, _exact, text).Select(hit => hit with { IsExact = true });
        var withRegion = _core.Find(text.Text).Select(core => WithRegion(text.Text, core)).OfType<BodyHit>();
        return exact.Concat(FindIn(text, _loose, text)).Concat(withRegion).Concat(FindIn(text.Bare, _loose, text)).Concat(FindIn(text.Pinyin, _sound, text));
    }

    /// <summary>What is found in a view of the text, by where it stands in the text itself.</summary>
    private static IEnumerable<BodyHit> FindIn(TextView view, NameIndex names, TextView text) => names.Find(view.Text)
        .Where(hit => !IsInsideWord(view.Text, hit.Start, hit.End))
        .Select(hit => new BodyHit(hit.Body, text.IndexOf(view.OriginOf(hit.Start)), text.IndexOf(view.OriginOf(hit.End - 1)) + 1, IsExact: false));

    private static BodyHit? WithRegion(string text, (RegisteredBody Body, int Start, int End) core)
    {
        var from = Math.Max(0, core.Start - BetweenRegionAndCore - core.Body.Region.Length);
        var before = text.AsSpan(from, core.Start - from);
        var region = before.LastIndexOf(StemOf(core.Body));
        return region < 0 || before[region..].ContainsAny(OtherPlace) ? null : new BodyHit(core.Body, from + region, core.End, IsExact: false);
    }

    /// <summary>A syllable or Latin word is not found in a part of another.</summary>
    private static bool IsInsideWord(string text, int start, int end) =>
        (start > 0 && char.IsAsciiLetter(text[start - 1]) && char.IsAsciiLetter(text[start])) || (end < text.Length && char.IsAsciiLetter(text[end]) && char.IsAsciiLetter(text[end - 1]));

    private static IEnumerable<string> NamesOf(RegisteredBody body) => body.Aliases.Prepend(body.Name).Select(PolicyWords.Normal);

    /// <summary>The names without the region they begin with.</summary>
    private static IEnumerable<string> CoresOf(RegisteredBody body)
    {
        var (region, stem) = (PolicyWords.Normal(body.Region), StemOf(body));
        return NamesOf(body)
            .Where(name => name.StartsWith(stem, StringComparison.Ordinal))
            .Select(name => name[(name.StartsWith(region, StringComparison.Ordinal) ? region : stem).Length..])
            .Where(core => core.Length >= ShortestCore);
    }

    private static string StemOf(RegisteredBody body)
    {
        var region = PolicyWords.Normal(body.Region);
        return region.Length > 2 ? region.TrimEnd('省', '市', '县', '区') : region;
    }
}
