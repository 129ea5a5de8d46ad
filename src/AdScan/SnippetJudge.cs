using AdScan.Comparison;
using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Rules.Registers;
using AdScan.Snippets;

namespace AdScan;

/// <summary>Steps 8 to 10 of a scan: scores, compares and judges the impressions of one snippet, live or saved.</summary>
internal sealed class SnippetJudge(TextScorer scorer, IReadOnlyList<IRule> onContent, IReadOnlyList<IRule> onSpread, AllowList allowed, TimeProvider time)
{
    /// <summary>A piece of fewer letters is judged with what stands around it; an ad of a single one says nothing.</summary>
    private const int LeastLetters = 4, LeastWhole = 2;

    public ScanReport Judge(AdSnippet snippet, IReadOnlyList<Impression> impressions, int planned)
    {
        var groups = VariantGrouping.Group(impressions);
        var landingGroups = VariantGrouping.GroupLandings(impressions);
        var facts = FactsOf(snippet, impressions, groups, landingGroups);
        var (variants, landings) = (facts.Variants, facts.Landings);
        var sightings = new Sightings(impressions, [.. variants.Zip(groups), .. landings.Zip(landingGroups)], impression => OnContent(FactsOf(snippet, [impression])));
        var findings = OnContent(facts).Select(sightings.Count).ToList();
        facts = AttributeSpread(facts, findings);
        findings.AddRange(Lowered(facts, onSpread));
        findings = InOrder(findings);
        var coverage = CoverageStatement.Of(impressions, variants, planned);
        var (verdict, reason) = VerdictPolicy.Decide(findings, impressions, coverage);
        return new ScanReport
        {
            Id = snippet.Id,
            Place = snippet.Place,
            Verdict = verdict,
            Reason = reason,
            Scores = variants.Concat(landings).Aggregate(default(TextScores), (max, v) => TextScores.Max(max, v.Scores)),
            Findings = findings,
            Variants = variants,
            Landings = landings,
            LandingDifferences = facts.LandingDifferences,
            Impressions = impressions.Select(i => ToRecord(i, facts)).ToList(),
            Coverage = coverage,
            Cloaking = facts.Cloaking,
            Advertiser = snippet.Advertiser,
            AdvertiserDomain = snippet.AdvertiserDomain,
            Industry = snippet.Industry,
            Facts = impressions,
        };
    }

    private ScanFacts FactsOf(AdSnippet snippet, IReadOnlyList<Impression> impressions) =>
        FactsOf(snippet, impressions, VariantGrouping.Group(impressions), VariantGrouping.GroupLandings(impressions));

    private ScanFacts FactsOf(AdSnippet snippet, IReadOnlyList<Impression> impressions, IReadOnlyList<VariantGroup> groups, IReadOnlyList<VariantGroup> landingGroups)
    {
        var scores = scorer.Score(groups.Concat(landingGroups).SelectMany(TextsOf));
        var variants = groups.Select((group, i) => ToVariant($"v{i + 1}", group, impressions, scores)).ToList();
        var landings = landingGroups.Select((group, i) => ToVariant($"l{i + 1}", group, impressions, scores)).ToList();
        return new ScanFacts
        {
            Snippet = snippet,
            Impressions = impressions,
            Variants = variants,
            Landings = landings,
            Shown = ByLook([.. variants.Zip(groups), .. landings.Zip(landingGroups)]),
            LandingDifferences = LandingPromises.Compare(snippet.Advertiser, snippet.AdvertiserDomain, impressions),
            Scores = scores,
            ImpressionsPath = EvidencePaths.ImpressionsOf(snippet.Id),
            ArchivePath = impressions.Any(i => i.Captured is not null) ? EvidencePaths.ArchiveOf(snippet.Id) : null,
        };
    }

    private static Dictionary<Look, Variant> ByLook(IEnumerable<(Variant Variant, VariantGroup Group)> shown)
    {
        var byLook = new Dictionary<Look, Variant>(ReferenceEqualityComparer.Instance);
        foreach (var (variant, group) in shown)
        {
            foreach (var sight in group.Sights) byLook.TryAdd(sight.Look, variant);
        }

        return byLook;
    }

    private List<Finding> OnContent(ScanFacts facts) => Lowered(facts, onContent);

    private List<Finding> Lowered(ScanFacts facts, IReadOnlyList<IRule> rules) =>
        allowed.Lower(facts, rules.SelectMany(rule => rule.Judge(facts)), DateOnly.FromDateTime(time.GetLocalNow().Date));

    /// <summary>The worst first; of those that are equally bad, what was read before what was estimated.</summary>
    private static List<Finding> InOrder(List<Finding> findings) => findings.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Score ?? 1).ToList();

    /// <summary>The report of a snippet that could not be looked at at all.</summary>
    public static ScanReport Unseen(AdSnippet snippet, string reason, int planned) => new()
    {
        Id = snippet.Id,
        Place = snippet.Place,
        Verdict = Verdict.Inconclusive,
        Reason = reason,
        Coverage = CoverageStatement.OfNothing(reason, planned),
        Advertiser = snippet.Advertiser,
    };

    /// <summary>What the classifier is asked about: each piece that is more than a word, and all that is said together.</summary>
    private static IEnumerable<string> TextsOf(VariantGroup group)
    {
        var whole = VariantPieces.Said(group.Face.Pieces);
        return group.Face.Pieces.Where(p => p.IsVisible).Select(p => p.Text).Where(text => text.Count(char.IsLetter) >= LeastLetters).Concat(whole.Count(char.IsLetter) >= LeastWhole ? [whole] : []);
    }

    private static Variant ToVariant(string id, VariantGroup group, IReadOnlyList<Impression> impressions, IReadOnlyDictionary<string, TextScores> scores)
    {
        // Second looks are left out of shares: who was looked at again was chosen for what they had seen.
        var succeeded = Math.Max(1, impressions.Count(i => i is { Succeeded: true, IsSecondLook: false }));
        return new Variant
        {
            Id = id,
            Text = group.Face.VisibleText,
            Fingerprint = CreativeFingerprint.Of(group.Face.VisibleText),
            PictureFingerprints = group.Fingerprints,
            Viewers = group.Viewers,
            Scores = TextsOf(group).Aggregate(default(TextScores), (max, text) => TextScores.Max(max, scores[text].Weigh())),
            Share = Math.Round(Math.Min(1, (double)group.Impressions.Count(i => !i.IsSecondLook) / succeeded), 4),
            FirstSeenAtMs = group.Sights.Min(s => s.Look.AtMs),
            Pieces = group.Face.Pieces,
            Screenshot = group.Face.Picture?.FilePath,
            ScreenshotFrame = ScreenshotFrame.Of(group.Face.Picture),
        };
    }

    private static ScanFacts AttributeSpread(ScanFacts facts, List<Finding> findings)
    {
        var flagged = facts.Variants.Where(v => findings.Exists(f => f.Severity != Severity.Info && SameFinding.IsIn(f, v))).ToList();
        var beset = Beset(findings);
        if (flagged.Count == 0 && beset.Count == 0) return facts;
        bool WasShown(Impression impression) => beset.Contains(impression.Viewer.Key)
            || impression.Looks.Select(facts.VariantOf).OfType<Variant>().Any(variant => findings.Exists(f => f.Severity != Severity.Info && SameFinding.IsIn(f, variant) && (f.Source != TextSource.Image || f.Viewers.Contains(impression.Viewer.Key))));

        // Second looks are left out: who was looked at again was chosen for what they had seen.
        var seen = facts.Impressions.Where(i => i is { Succeeded: true, IsSecondLook: false }).ToList();
        return facts with { Flagged = flagged, Beset = beset, Cloaking = AxisAttribution.Explain(seen, WasShown) };
    }

    /// <summary>Viewers to whom the ad did what blocks it. Lesser acts do not count: some are beyond a device, such as notifications on an iPhone, and no choice of the ad's.</summary>
    private static List<string> Beset(List<Finding> findings) =>
        findings.Where(f => f is { Source: TextSource.Behaviour, Severity: Severity.Block }).SelectMany(f => f.Viewers).Distinct().ToList();

    private static ImpressionRecord ToRecord(Impression impression, ScanFacts facts)
    {
        var looks = impression.Looks.OrderBy(look => look.AtMs).Select(look => new LookRecord(look.AtMs, facts.VariantOf(look)?.Id)).ToList();
        return new ImpressionRecord
        {
            Viewer = ViewerName.Of(impression.Viewer),
            Repeat = impression.Repeat,
            Visit = impression.Visit,
            IsSecondLook = impression.IsSecondLook,
            Status = impression.Status,
            Variants = looks.Select(look => look.Variant).OfType<string>().Distinct().ToList(),
            Looks = looks,
            LifeMs = impression.LifeMs,
            DurationMs = impression.DurationMs,
            Exit = impression.Exit,
            Bytes = impression.Bytes,
            Requests = impression.Network.Count,
            Behaviours = impression.Behaviours,
            Click = impression.Click is { } click ? ClickRecord.Of(click) : null,
            Failures = impression.Failures,
        };
    }
}
