using System.Globalization;
using AdScan.Reporting;
using AdScan.Viewers;

namespace AdScan.Rules;

/// <summary>The categories, contexts and severities by which words are judged.</summary>
/// <remarks>Immutable; safe for concurrent use.</remarks>
internal sealed class Policy
{
    internal static readonly string[] ShippedFiles = ["policy.json", "policy-vulgar.json", "policy-false.json", "policy-illegal.json", "policy-deceptive-ux.json", "policy-security.json"];
    private static readonly Lazy<Policy> LazyShipped = new(() => ShippedFiles.Aggregate(new Policy(), (policy, name) => policy.With(PolicyFile.Parse(name, EmbeddedFile.ReadText(name)))));

    private readonly IReadOnlyDictionary<string, PolicyInstrument> _instruments = new Dictionary<string, PolicyInstrument>();
    private readonly IReadOnlyList<PolicyAdjustment> _adjustments = [];
    private readonly Lazy<PolicySearch> _search;

    private Policy() => _search = new(() => new PolicySearch(this));

    private Policy(Policy below, PolicyFile file)
        : this()
    {
        var document = file.Document;
        _instruments = Merge(below._instruments.Values, document.Instruments, i => i.Id).ToDictionary(i => i.Id, StringComparer.Ordinal);
        _adjustments = [.. below._adjustments, .. document.Adjust];
        Slots = Merge(below.Slots, document.Slots, slot => slot.Key).ToDictionary(slot => slot.Key, slot => slot.Value, StringComparer.Ordinal);
        Contexts = Merge(below.Contexts, document.Contexts, c => c.Id);
        Categories = Merge(below.Categories, document.Categories, c => c.Id);
        Facts = Merge(below.Facts, document.Facts, fact => fact.Id);
        Version = string.Join('+', new[] { below.Version, document.Version }.Where(v => v.Length > 0));
        if (PolicyCheck.FirstDefect(document, this, _instruments) is { } defect) throw file.Defect(defect.Path, defect.What);
    }

    private Policy(Policy whole, IReadOnlyList<PolicyCategory> categories, IReadOnlyList<PolicyFact> facts)
        : this()
    {
        (_instruments, _adjustments, Slots, Contexts, Version) = (whole._instruments, whole._adjustments, whole.Slots, whole.Contexts, whole.Version);
        (Categories, Facts) = (categories, facts);
    }

    /// <summary>The policy that is part of this library.</summary>
    public static Policy Shipped => LazyShipped.Value;

    /// <summary>The shipped version; with a file laid over it, both: <c>2026.11+acme-3</c>.</summary>
    public string Version { get; } = "";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Slots { get; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<PolicyContext> Contexts { get; } = [];

    public IReadOnlyList<PolicyCategory> Categories { get; } = [];

    public IReadOnlyList<PolicyFact> Facts { get; } = [];

    /// <summary>The search for its words; made when first asked for, which takes a moment, and shared.</summary>
    public PolicySearch Search => _search.Value;

    /// <summary>The shipped policy with a file laid over it.</summary>
    /// <exception cref="PolicyException">The file cannot be followed.</exception>
    public static Policy Load(string path)
    {
        var file = PolicyFile.Read(path);
        if (file.Document.Version.Length == 0) throw file.Defect("", "the policy has no version: write \"version\": \"...\", and change it with every change.");
        var policy = Shipped.With(file);
        policy.CheckExamples(file);
        return policy;
    }

    /// <summary>What of it is in effect on a day.</summary>
    public Policy InEffect(DateOnly day)
    {
        var categories = Categories.Where(c => DayOf(c.From) <= day && (c.Until is null || DayOf(c.Until) >= day)).ToList();
        var facts = Facts.Where(fact => fact.Until is null || DayOf(fact.Until) >= day).ToList();
        return categories.Count == Categories.Count && facts.Count == Facts.Count ? this : new Policy(this, categories, facts);
    }

    /// <summary>How bad a category is for this industry and viewer, or null where it is switched off. Of several adjustments the last counts.</summary>
    /// <param name="category">The category.</param>
    /// <param name="industry">The ad's industry.</param>
    /// <param name="viewer">The viewer.</param>
    /// <param name="own">The severity that is adjusted, where it is another than the category's.</param>
    public Severity? SeverityOf(PolicyCategory category, string? industry, Viewer viewer, string? own = null)
    {
        var adjusted = _adjustments.LastOrDefault(a => a.AppliesTo(category.Id) && a.AppliesTo(industry, viewer))?.Severity ?? own ?? category.Severity;
        return adjusted == "off" ? null : Enum.Parse<Severity>(adjusted, ignoreCase: true);
    }

    /// <summary>The articles of a category as findings cite them.</summary>
    public IReadOnlyList<LegalBasis> Cite(PolicyCategory category) =>
        category.LegalBasis.Select(basis => new LegalBasis(_instruments[basis.Instrument].CitedName, basis.Article, basis.Summary)).ToList();

    /// <summary>Some of the articles of a category, by instrument and article as <c>CN-IAM 10(1)(1)</c>; all where none is named.</summary>
    public IReadOnlyList<LegalBasis> Cite(PolicyCategory category, IReadOnlyList<string> articles) => articles.Count == 0
        ? Cite(category)
        : Cite(category with { LegalBasis = category.LegalBasis.Where(basis => articles.Contains($"{basis.Instrument} {basis.Article}")).ToList() });

    /// <summary>The articles of a context as findings cite them.</summary>
    public IReadOnlyList<LegalBasis> Cite(PolicyContext context) =>
        context.LegalBasis.Select(basis => new LegalBasis(_instruments[basis.Instrument].CitedName, basis.Article, context.Name.Zh)).ToList();

    internal static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    internal static DateOnly DayOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<T> Merge<T>(IEnumerable<T> below, IReadOnlyCollection<T> above, Func<T, string> idOf)
    {
        var replaced = above.Select(idOf).ToHashSet(StringComparer.Ordinal);
        return [.. below.Where(item => !replaced.Contains(idOf(item))), .. above];
    }

    private Policy With(PolicyFile file) => new(this, file);

    /// <summary>A policy that does not do what it says is refused.</summary>
    private void CheckExamples(PolicyFile file)
    {
        foreach (var (category, i) in file.Document.Categories.Select((category, i) => (category, i)))
        {
            bool IsCaught(string text) => Search.Find(text).Any(hit => hit.Category == category && hit is { IsFinding: true, IsExcused: false });
            if (category.Catches.FirstOrDefault(text => !IsCaught(text)) is { } missed) throw file.Defect($"categories[{i}].catches", $"'{category.Id}' does not catch “{missed}”: add its words, or take the text out.");
            if (category.Leaves.FirstOrDefault(near => IsCaught(near.Text)) is { } caught) throw file.Defect($"categories[{i}].leaves", $"'{category.Id}' catches “{caught.Text}”, which it must leave: narrow its words, or add a context.");
        }

        foreach (var (fact, i) in file.Document.Facts.Select((fact, i) => (fact, i)))
        {
            bool IsCaught(string text) => Search.Find(text).Any(hit => hit.Fact == fact && !hit.IsExcused);
            if (fact.Catches.FirstOrDefault(text => !IsCaught(text)) is { } missed) throw file.Defect($"facts[{i}].catches", $"'{fact.Id}' does not catch “{missed}”: add to its claims, or take the text out.");
            if (fact.Leaves.FirstOrDefault(near => IsCaught(near.Text)) is { } caught) throw file.Defect($"facts[{i}].leaves", $"'{fact.Id}' catches “{caught.Text}”, which it must leave: narrow its claims, or add a context.");
        }
    }
}
