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

    private static readonly SearchValues<char> Pauses = SearchValues.Create(" \t\n\u3000,，.。、;；:：!！?？|｜…");
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。!?;");

    private readonly PhraseMatcher _matcher;
    private readonly List<(PolicyCategory Category, WordStrength Strength)[]> _meanings;
    private readonly List<(PolicyCategory Category, Regex Regex)> _patterns;
    private readonly List<(PolicyCategory Category, PolicyCombination Combination)> _combinations;
    private readonly Dictionary<string, Regex> _slots;
    private readonly List<Excuse> _excuses;

    public PolicySearch(Policy policy)
    {
        var phrases = policy.Categories
            .SelectMany(c => c.Strong.Select(phrase => (Phrase: phrase, Category: c, Strength: WordStrength.Phrase)).Concat(c.Context.Select(phrase => (Phrase: phrase, Category: c, Strength: WordStrength.Context))))
            .GroupBy(p => PolicyWords.Normal(p.Phrase), p => (p.Category, p.Strength), StringComparer.Ordinal)
            .ToList();
        _matcher = new PhraseMatcher(phrases.Select(p => p.Key).ToList());
        _meanings = phrases.Select(p => p.Distinct().ToArray()).ToList();
        _patterns = policy.Categories.SelectMany(c => c.Patterns.Select(pattern => (c, PolicyWords.Regex(pattern)))).ToList();
        _combinations = policy.Categories.SelectMany(c => c.Combinations.Select(combination => (c, combination))).ToList();
        _slots = policy.Slots.ToDictionary(slot => slot.Key, slot => PolicyWords.AnyOf(slot.Value), StringComparer.Ordinal);
        _excuses = policy.Contexts.Where(c => c.DecidedBy is null).Select(c => new Excuse(c)).ToList();
    }

    /// <summary>What a text says, line by line, excused words included.</summary>
    public IReadOnlyList<WordHit> Find(string text)
    {
        var lines = PolicyLine.Of(text);
        var plain = lines.SelectMany(line => FindIn(line).Select(hit => Excused(line, hit.Start, hit.End, ToHit(text, line, hit)))).ToList();
        var known = plain.Select(hit => (hit.Category, hit.Start, hit.End)).ToHashSet();
        var hits = plain.Concat(FindDisguised(text, lines).Where(hit => !known.Contains((hit.Category, hit.Start, hit.End)))).ToList();
        return hits.Exists(hit => hit.Context?.Unless is not null) ? Doubt(hits, string.Join('\n', lines.Select(line => line.Text))) : hits;
    }

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
            var line = lines.FindLast(l => l.Offset <= start)!;
            var (from, to) = (line.IndexOf(start), line.IndexOf(end));
            foreach (var (category, strength) in _meanings[hit.Phrase].Where(m => m.Strength == WordStrength.Phrase))
            {
                yield return Excused(line, from, to, new WordHit { Category = category, Strength = strength, Start = start, End = end, IsDisguised = true });
            }
        }
    }

    private static WordHit ToHit(string text, PolicyLine line, (PolicyCategory Category, WordStrength Strength, int Start, int End) hit) => new()
    {
        Category = hit.Category,
        Strength = hit.Strength,
        Start = line.OriginOf(hit.Start),
        End = EndOf(text, line.OriginOf(hit.End - 1), line.OriginOf(hit.End)),
    };

    /// <summary>What was dropped after the last character is no part of the words.</summary>
    private static int EndOf(string text, int last, int next)
    {
        while (next > last + 1 && !char.IsLetterOrDigit(text[next - 1]) && !char.IsSurrogate(text[next - 1])) next--;
        return next;
    }

    private WordHit Excused(PolicyLine line, int start, int end, WordHit hit) =>
        _excuses.FirstOrDefault(e => e.IsFor(hit.Category) && e.Covers(line.Text, start, end)) is { } excuse ? hit with { Context = excuse.Context } : hit;

    private List<WordHit> Doubt(List<WordHit> hits, string text)
    {
        var doubtful = _excuses.Where(e => e.IsDoubtfulIn(text)).Select(e => e.Context.Id).ToHashSet(StringComparer.Ordinal);
        return hits.Select(hit => hit.Context is { } context && doubtful.Contains(context.Id) ? hit with { IsDoubtful = true } : hit).ToList();
    }
}
