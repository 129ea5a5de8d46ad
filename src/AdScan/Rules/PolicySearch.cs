using System.Buffers;
using System.Text.RegularExpressions;
using AdScan.Text;

namespace AdScan.Rules;

/// <summary>Finds the words of all categories of a policy in a text, and what excuses them.</summary>
/// <remarks>Safe for concurrent use. Takes time in proportion to the length of the text, whatever it says.</remarks>
internal sealed class PolicySearch
{
    /// <summary>Shorter phrases come about by chance where one sentence ends and the next begins.</summary>
    private const int FewestAcrossPause = 4;

    /// <summary>Who denies a thing so often is for a person; and nobody may decide how long we look.</summary>
    private const int MostExcused = 200;

    private static readonly SearchValues<char> Pauses = SearchValues.Create(" \t\n\u3000,，.。、;；:：!！?？|｜…");
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。!?;");

    private readonly PhraseMatcher _matcher;
    private readonly List<(PolicyCategory Category, WordStrength Strength)[]> _meanings;
    private readonly List<(PolicyCategory Category, Regex Regex)> _patterns;
    private readonly List<(PolicyFact Fact, Regex Claims)> _facts;
    private readonly PolicyCategory? _falsePolicy;
    private readonly List<(PolicyCategory Category, PolicyCombination Combination)> _combinations;
    private readonly Dictionary<string, Regex> _slots;
    private readonly List<Excuse> _excuses;
    private readonly Dictionary<string, PolicyCategory> _categories;

    public PolicySearch(Policy policy)
    {
        var phrases = policy.Categories
            .SelectMany(c => c.Strong.Select(phrase => (Phrase: phrase, Category: c, Strength: WordStrength.Phrase)).Concat(c.Context.Select(phrase => (Phrase: phrase, Category: c, Strength: WordStrength.Context))))
            .GroupBy(p => PolicyWords.Normal(p.Phrase), p => (p.Category, p.Strength), StringComparer.Ordinal)
            .ToList();
        _matcher = new PhraseMatcher(phrases.Select(p => p.Key).ToList());
        _meanings = phrases.Select(p => p.Distinct().ToArray()).ToList();
        _patterns = policy.Categories.Where(c => c.Patterns.Count > 0).Select(c => (c, PolicyWords.AnyOf(c.Patterns))).ToList();
        _facts = policy.Facts.Select(fact => (fact, PolicyWords.AnyOf(fact.Claims))).ToList();
        _falsePolicy = policy.Categories.FirstOrDefault(c => c.Id == "false-public-policy");
        _categories = policy.Categories.ToDictionary(category => category.Id, StringComparer.Ordinal);
        _combinations = policy.Categories.SelectMany(c => c.Combinations.Select(combination => (c, combination))).ToList();
        _slots = policy.Slots.ToDictionary(slot => slot.Key, slot => PolicyWords.AnyOf(slot.Value), StringComparer.Ordinal);
        _excuses = policy.Contexts.Where(c => c.DecidedBy is null).Select(c => new Excuse(c)).ToList();
    }

    /// <summary>What a text says: for each category the words that count most, and each of its context words once; for each policy fact the claim that counts most.</summary>
    public IReadOnlyList<WordHit> Find(string text)
    {
        var lines = PolicyLine.Of(text);
        var whole = new Lazy<string>(() => string.Join('\n', lines.Select(line => line.Text)));
        return lines.SelectMany(line => FindIn(text, line).Concat(FindClaims(text, line))).Concat(FindDisguised(text, lines)).ToLookup(hit => (hit.Category.Id, hit.Fact))
            .SelectMany(hits => ContextWords(text, hits).Append(Strongest(hits, whole)).OfType<WordHit>())
            .ToList();
    }

    /// <summary>Whether a context excuses what stands in a normalised line from start to end.</summary>
    /// <param name="category">Id of the category that it would be a finding of.</param>
    /// <param name="line">The line.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    public bool IsExcused(string category, string line, int start, int end) =>
        _categories.TryGetValue(category, out var known) && _excuses.Exists(excuse => excuse.IsFor(known) && excuse.Covers(line, start, end) && !excuse.IsDoubtfulIn(new Lazy<string>(line)));

    /// <summary>Words that nothing excuses, else those of which a person must decide; phrases before combinations, the first and longest of them.</summary>
    private WordHit? Strongest(IEnumerable<WordHit> hits, Lazy<string> whole)
    {
        WordHit? doubtful = null, excused = null;
        var inOrder = hits.Where(hit => hit.IsFinding).OrderByDescending(hit => hit.Strength).ThenBy(hit => hit.Start).ThenByDescending(hit => hit.End);
        foreach (var (tried, hit) in inOrder.Index())
        {
            if (ExcuseOf(hit) is not { } excuse) return hit;
            if (tried == MostExcused) return hit with { Context = excuse.Context, IsDoubtful = true };
            if (excuse.IsDoubtfulIn(whole)) doubtful ??= hit with { Context = excuse.Context, IsDoubtful = true };
            else excused ??= hit with { Context = excuse.Context };
        }

        return doubtful ?? excused;
    }

    private IEnumerable<WordHit> ContextWords(string text, IEnumerable<WordHit> hits) => hits
        .Where(hit => !hit.IsFinding)
        .DistinctBy(hit => text[hit.Start..hit.End])
        .Select(hit => ExcuseOf(hit) is { } excuse ? hit with { Context = excuse.Context } : hit);

    private Excuse? ExcuseOf(WordHit hit)
    {
        var (from, to) = (hit.Line.IndexOf(hit.Start), hit.Line.IndexOf(hit.End));
        return _excuses.FirstOrDefault(excuse => excuse.IsFor(hit.Category) && excuse.Covers(hit.Line.Text, from, to));
    }

    private IEnumerable<WordHit> FindIn(string text, PolicyLine line) => FindIn(line).Select(hit => ToHit(text, line, hit.Category, hit.Strength, hit.Start, hit.End));

    private IEnumerable<WordHit> FindClaims(string text, PolicyLine line) => _falsePolicy is null
        ? []
        : _facts.SelectMany(known => known.Claims.PlacesOf(line.Text).Select(place => ToHit(text, line, _falsePolicy, WordStrength.Claim, place.Start, place.End) with { Fact = known.Fact }));

    private static WordHit ToHit(string text, PolicyLine line, PolicyCategory category, WordStrength strength, int start, int end) => new()
    {
        Category = category,
        Strength = strength,
        Line = line,
        Start = line.OriginOf(start),
        End = EndOf(text, line.OriginOf(end - 1), line.OriginOf(end)),
    };

    private IEnumerable<(PolicyCategory Category, WordStrength Strength, int Start, int End)> FindIn(PolicyLine line)
    {
        foreach (var hit in _matcher.Find(line.Text))
        {
            foreach (var (category, strength) in _meanings[hit.Phrase]) yield return (category, strength, hit.Start, hit.End);
        }

        foreach (var (category, regex) in _patterns)
        {
            foreach (var (start, end) in regex.PlacesOf(line.Text)) yield return (category, WordStrength.Pattern, start, end);
        }

        foreach (var (category, start, end) in FindCombinations(line.Text)) yield return (category, WordStrength.Combination, start, end);
    }

    private IEnumerable<(PolicyCategory Category, int Start, int End)> FindCombinations(string line)
    {
        var places = new Dictionary<string, List<(int Start, int End)>>(StringComparer.Ordinal);
        List<(int Start, int End)> PlacesOf(string slot)
        {
            if (!places.TryGetValue(slot, out var found)) places[slot] = found = _slots[slot].PlacesOf(line);
            return found;
        }

        foreach (var (category, combination) in _combinations)
        {
            var first = PlacesOf(combination.First);
            if (first.Count == 0) continue;
            foreach (var (start, end) in Pairs(line, first, PlacesOf(combination.Second), combination.Within)) yield return (category, start, end);
        }
    }

    /// <summary>Each of the first with the nearest of the second that is close enough, before or after it, in the same sentence.</summary>
    private static IEnumerable<(int Start, int End)> Pairs(string line, List<(int Start, int End)> first, List<(int Start, int End)> second, int within)
    {
        var skipped = 0;
        foreach (var one in first)
        {
            while (skipped < second.Count && second[skipped].End < one.Start - within) skipped++;
            for (var i = skipped; i < second.Count && second[i].Start <= one.End + within; i++)
            {
                var (left, right) = one.Start <= second[i].Start ? (one, second[i]) : (second[i], one);
                if (left.End > right.Start || line.AsSpan(left.End..right.Start).ContainsAny(SentenceEnds)) continue;
                yield return (left.Start, right.End);
                break;
            }
        }
    }

    /// <summary>Phrases that show once fillers, disguises and line breaks are undone. Only phrases: with its signs a text loses where its sentences end.</summary>
    private IEnumerable<WordHit> FindDisguised(string text, List<PolicyLine> lines)
    {
        var bare = TextNormalizer.Normalize(text).Bare;
        foreach (var hit in _matcher.Find(bare.Text))
        {
            var (start, end) = (bare.OriginOf(hit.Start), EndOf(text, bare.OriginOf(hit.End - 1), bare.OriginOf(hit.End)));
            if (hit.End - hit.Start < FewestAcrossPause && text.AsSpan(start..end).ContainsAny(Pauses)) continue;
            foreach (var (category, strength) in _meanings[hit.Phrase].Where(m => m.Strength == WordStrength.Phrase))
            {
                yield return new WordHit { Category = category, Strength = strength, Line = PolicyLine.At(lines, start), Start = start, End = end, IsDisguised = true };
            }
        }
    }

    /// <summary>What was dropped after the last character is no part of the words.</summary>
    private static int EndOf(string text, int last, int next)
    {
        while (next > last + 1 && !char.IsLetterOrDigit(text[next - 1]) && !char.IsSurrogate(text[next - 1])) next--;
        return next;
    }
}
