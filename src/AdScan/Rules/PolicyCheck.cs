using System.Text.RegularExpressions;

namespace AdScan.Rules;

/// <summary>Whether a policy file can be followed: ids, articles, dates, words, examples.</summary>
internal static partial class PolicyCheck
{
    public const string Schema = "adscan-policy/1";

    private const int FewestCatches = 5;
    private const int FewestLeaves = 3;
    private const int Furthest = 100;

    private static readonly string[] Labels = ["vulgar", "false", "illegal", "deceptive-ux", "security"];
    private static readonly string[] Severities = ["block", "review", "info"];
    private static readonly string[] Elsewhere = ["comparison", "placement", "measurement", "behaviour"];
    private static readonly string[] Deciders = ["register", "person", "measurement", "behaviour", "comparison"];
    private static readonly string[] Statuses = ["fulltext", "excerpt", "secondary", "unverified"];
    private static readonly string[] Stances = ["refuted", "regulated"];

    /// <summary>The first thing in a document that must be mended, or null.</summary>
    /// <param name="document">The document.</param>
    /// <param name="whole">The policy that comes of laying it over the one below.</param>
    /// <param name="instruments">The instruments of that policy.</param>
    public static PolicyDefect? FirstDefect(PolicyDocument document, Policy whole, IReadOnlyDictionary<string, PolicyInstrument> instruments)
    {
        if (document.Schema != Schema) return new("schema", $"the schema is '{document.Schema}': write \"schema\": \"{Schema}\".");
        return Twice("instruments", document.Instruments, i => i.Id)
            .Concat(Twice("contexts", document.Contexts, c => c.Id))
            .Concat(Twice("categories", document.Categories, c => c.Id))
            .Concat(Twice("facts", document.Facts, fact => fact.Id))
            .Concat(Each("instruments", document.Instruments, Defects))
            .Concat(document.Slots.SelectMany(slot => Regexes($"slots.{slot.Key}", slot.Value)))
            .Concat(Each("contexts", document.Contexts, context => Defects(context, instruments)))
            .Concat(Each("categories", document.Categories, category => Defects(category, whole.Slots, instruments)))
            .Concat(Each("facts", document.Facts, Defects))
            .Concat(Each("adjust", document.Adjust, adjustment => Defects(adjustment, whole)))
            .FirstOrDefault();
    }

    private static IEnumerable<PolicyDefect> Twice<T>(string list, IReadOnlyList<T> items, Func<T, string> idOf)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return items.Select((item, i) => (Id: idOf(item), i)).Where(item => !seen.Add(item.Id))
            .Select(item => new PolicyDefect($"{list}[{item.i}].id", $"the id '{item.Id}' is used twice: give it another."));
    }

    private static IEnumerable<PolicyDefect> Each<T>(string list, IReadOnlyList<T> items, Func<T, IEnumerable<PolicyDefect>> defectsOf) =>
        items.SelectMany((item, i) => defectsOf(item).Select(defect => defect with { Path = $"{list}[{i}].{defect.Path}" }));

    private static IEnumerable<PolicyDefect> Defects(PolicyInstrument instrument)
    {
        if (string.IsNullOrWhiteSpace(instrument.Id)) yield return new("id", "the instrument has no id: give it one, such as CN-ADLAW.");
        if (string.IsNullOrWhiteSpace(instrument.Name)) yield return new("name", $"'{instrument.Id}' has no name: give its official one.");
        if (!Statuses.Contains(instrument.Status)) yield return OneOf("status", $"'{instrument.Id}'", instrument.Status, Statuses);
    }

    private static IEnumerable<PolicyDefect> Defects(PolicyContext context, IReadOnlyDictionary<string, PolicyInstrument> instruments)
    {
        if (string.IsNullOrWhiteSpace(context.Id)) yield return new("id", "the context has no id: give it one, such as CTX-24.");
        if (!IsNamed(context.Name)) yield return new("name", $"'{context.Id}' has no name: give it as zh and en.");
        foreach (var defect in Defects(context.LegalBasis, context.Id, instruments)) yield return defect;
        (string Name, IReadOnlyList<string> Regexes)[] tests =
            [("near", context.Near), ("across", context.Across), ("inside", context.Inside), ("before", context.Before), ("after", context.After), ("unless", context.Unless is null ? [] : [context.Unless])];
        foreach (var defect in tests.SelectMany(test => Regexes(test.Name, test.Regexes))) yield return defect;
        var decidesItself = context.Words.Count > 0 || tests.SkipLast(1).Any(test => test.Regexes.Count > 0);
        if (decidesItself == context.DecidedBy is not null) yield return new("id", $"'{context.Id}' must be decided by words or by someone: give words, near, across, inside, before or after; or decidedBy.");
        if (context.DecidedBy is { } decider && !Deciders.Contains(decider)) yield return OneOf("decidedBy", $"'{context.Id}'", decider, Deciders);
        if (context.Within is < 0 or > Furthest) yield return new("within", $"'{context.Id}' looks {context.Within} characters away: give 0 to {Furthest}.");
    }

    private static IEnumerable<PolicyDefect> Defects(PolicyCategory category, IReadOnlyDictionary<string, IReadOnlyList<string>> slots, IReadOnlyDictionary<string, PolicyInstrument> instruments)
    {
        var id = category.Id;
        if (!Kebab().IsMatch(id)) yield return new("id", $"the id '{id}' is none: write small letters, digits and single hyphens.");
        if (!Labels.Contains(category.Label)) yield return OneOf("label", $"'{id}'", category.Label, Labels);
        if (!IsNamed(category.Name)) yield return new("name", $"'{id}' has no name: give it as zh and en.");
        if (!Severities.Contains(category.Severity)) yield return OneOf("severity", $"'{id}'", category.Severity, Severities);
        if (!Policy.IsDay(category.From)) yield return new("from", $"'{id}' begins on '{category.From}': give a day as 2026-12-31.");
        if (category.Until is { } until && (!Policy.IsDay(until) || string.CompareOrdinal(until, category.From) < 0)) yield return new("until", $"'{id}' ends on '{until}': give a day as 2026-12-31, not before the first.");
        if (category.LegalBasis.Count == 0 && !category.House) yield return new("legalBasis", $"'{id}' stands on no article: give its legalBasis, or \"house\": true for a rule of the house.");
        foreach (var defect in Defects(category.LegalBasis, id, instruments).Concat(WordDefects(category, slots)).Concat(ExampleDefects(category))) yield return defect;
    }

    private static IEnumerable<PolicyDefect> WordDefects(PolicyCategory category, IReadOnlyDictionary<string, IReadOnlyList<string>> slots)
    {
        var id = category.Id;
        var hasWords = category.Strong.Count + category.Patterns.Count + category.Combinations.Count > 0;
        if (category.SeenIn is { } where && !Elsewhere.Contains(where)) yield return OneOf("seenIn", $"'{id}'", where, Elsewhere);
        if (hasWords == category.SeenIn is not null) yield return new("id", $"'{id}' must show in words or elsewhere: give strong, patterns or combinations; or seenIn.");
        foreach (var (list, name) in new[] { (category.Strong, "strong"), (category.Context, "context") })
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (PolicyWords.Normal(list[i]).Length < 2) yield return new($"{name}[{i}]", $"'{id}' looks for “{list[i]}”, which is in too many texts: give two characters or more.");
            }
        }

        foreach (var defect in Regexes("patterns", category.Patterns)) yield return defect;
        for (var i = 0; i < category.Combinations.Count; i++)
        {
            var combination = category.Combinations[i];
            if (new[] { combination.First, combination.Second }.FirstOrDefault(name => !slots.ContainsKey(name)) is { } unknown) yield return new($"combinations[{i}]", $"'{id}' combines the slot '{unknown}', which is unknown: add it to slots.");
            if (combination.Within is < 0 or > Furthest) yield return new($"combinations[{i}].within", $"'{id}' combines words {combination.Within} characters apart: give 0 to {Furthest}.");
        }
    }

    /// <summary>What accuses by the law must show by example what it means.</summary>
    private static IEnumerable<PolicyDefect> ExampleDefects(PolicyCategory category)
    {
        if (category.House) yield break;
        if (category.SeenIn is null && category.Catches.Count < FewestCatches) yield return new("catches", $"'{category.Id}' names {category.Catches.Count} texts that it must catch: give {FewestCatches} or more.");
        if (category.Leaves.Count < FewestLeaves) yield return new("leaves", $"'{category.Id}' names {category.Leaves.Count} texts that it must leave: give {FewestLeaves} or more.");
    }

    /// <summary>What corrects an ad must say who says so, and show by example what it means.</summary>
    private static IEnumerable<PolicyDefect> Defects(PolicyFact fact)
    {
        var id = fact.Id;
        if (!Kebab().IsMatch(id)) yield return new("id", $"the id '{id}' is none: write small letters, digits and single hyphens.");
        if (fact.Claims.Count == 0) yield return new("claims", $"'{id}' names no claim: give an expression for each way in which it is claimed.");
        foreach (var defect in Regexes("claims", fact.Claims)) yield return defect;
        if (!Stances.Contains(fact.Stance)) yield return OneOf("stance", $"'{id}'", fact.Stance, Stances);
        if (!IsNamed(fact.Correction)) yield return new("correction", $"'{id}' does not say what is so: give its correction as zh and en.");
        if (string.IsNullOrWhiteSpace(fact.Authority) || string.IsNullOrWhiteSpace(fact.Source)) yield return new("source", $"'{id}' does not say who says so, and where: give its authority and source.");
        if (!Policy.IsDay(fact.Date)) yield return new("date", $"'{id}' was said on '{fact.Date}': give a day as 2026-12-31.");
        if (fact.Until is { } until && !Policy.IsDay(until)) yield return new("until", $"'{id}' ends on '{until}': give a day as 2026-12-31.");
        string[] statuses = [.. Statuses, "invented"];
        if (!statuses.Contains(fact.Status)) yield return OneOf("status", $"'{id}'", fact.Status, statuses);
        if (fact.Catches.Count == 0 || fact.Leaves.Count == 0) yield return new("catches", $"'{id}' lacks examples: give a text that it must catch, and one that it must leave because it refutes or asks.");
    }

    private static IEnumerable<PolicyDefect> Defects(PolicyAdjustment adjustment, Policy whole)
    {
        if (adjustment.Categories.Count == 0) yield return new("categories", "the adjustment names no category: give ids, or false-* for all that begin so.");
        if (adjustment.Categories.FirstOrDefault(pattern => !whole.Categories.Any(c => IdPattern.Matches(pattern, c.Id))) is { } unknown) yield return new("categories", $"no category is called '{unknown}': see docs/policy.md for the ids.");
        if (adjustment.Severity != "off" && !Severities.Contains(adjustment.Severity)) yield return OneOf("severity", "the adjustment", adjustment.Severity, [.. Severities, "off"]);
    }

    private static IEnumerable<PolicyDefect> Defects(IReadOnlyList<PolicyReference> legalBasis, string id, IReadOnlyDictionary<string, PolicyInstrument> instruments)
    {
        for (var i = 0; i < legalBasis.Count; i++)
        {
            if (!instruments.ContainsKey(legalBasis[i].Instrument)) yield return new($"legalBasis[{i}].instrument", $"'{id}' cites '{legalBasis[i].Instrument}', which is unknown: add it to instruments.");
            if (string.IsNullOrWhiteSpace(legalBasis[i].Article)) yield return new($"legalBasis[{i}].article", $"'{id}' cites no article of '{legalBasis[i].Instrument}': write it as 9(8).");
        }
    }

    private static IEnumerable<PolicyDefect> Regexes(string path, IReadOnlyList<string> regexes)
    {
        for (var i = 0; i < regexes.Count; i++)
        {
            if (PolicyWords.WhyNoRegex(regexes[i]) is { } why) yield return new($"{path}[{i}]", $"the expression “{regexes[i]}” cannot be used ({why.TrimEnd('.')}): mend it.");
        }
    }

    private static PolicyDefect OneOf(string path, string of, string value, IReadOnlyList<string> known) =>
        new(path, $"the {path} of {of} is '{value}': write {string.Join(", ", known.SkipLast(1))} or {known[^1]}.");

    private static bool IsNamed(PolicyName name) => !string.IsNullOrWhiteSpace(name.Zh) && !string.IsNullOrWhiteSpace(name.En);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();
}
