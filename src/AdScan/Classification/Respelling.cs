using System.Collections.Concurrent;
using AdScan.Text;

namespace AdScan.Classification;

/// <summary>
/// Finds what was meant by a text whose characters were replaced on purpose (打学声监职 is 大学生兼职): by others that sound alike, by their pinyin or its first letter, or by their two halves.
/// </summary>
/// <remarks>
/// A noisy channel (Shannon 1948; for spelling: Kernighan, Church and Gale 1990): what is likeliest to have been meant is usual language, and costs few replacements. It is looked for from left to right.
/// Takes time linear in the length of the text. Safe for concurrent use.
/// </remarks>
internal sealed class Respelling
{
    /// <summary>How much less surprising, in nats, what was meant has to be than what is written, replacements paid: names and rare words are surprising too.</summary>
    private const double LeastGain = 4, LeastGainWhereStrange = 8;

    /// <summary>How much one replacement alone has to gain for a text to be looked at closely; most honest texts have none.</summary>
    private const double LeastGainOfOne = 0;

    /// <summary>Chinese characters of the shortest text that tells what was meant: a name of two may be anything.</summary>
    private const int FewestCharacters = 4;

    private readonly CharacterLanguage _language;
    private readonly SpellingCandidates _candidates;

    /// <summary>Those that no text is read with: at most as many as there ever were texts read at the same time.</summary>
    private readonly ConcurrentBag<SpellingSearch> _idle = [];

    public Respelling(CharacterLanguage language) => (_language, _candidates) = (language, new SpellingCandidates(language));

    /// <summary>The text as it was meant, with its places; null where it is meant as it stands.</summary>
    public TextView? Of(TextView view)
    {
        if (view.Text.Count(Han.Is) < FewestCharacters) return null;
        var text = new SurprisingText(view.Text, _language);
        var search = _idle.TryTake(out var idle) ? idle : new SpellingSearch();
        var meant = FindCandidates(text, search) ? Best(text, search) : SpellingHypothesis.Beginning;
        var read = meant.Replacements > 0 && WholeCost(meant) + (text.IsStrange ? LeastGainWhereStrange : LeastGain) <= text.Surprise ? Written(search.Whole(meant), view) : null;
        search.Clear();
        if (!search.IsLarge) _idle.Add(search);
        return read;
    }

    /// <summary>Finds the candidates of every place, and says whether one of them alone makes the text less surprising, or so much is replaced that none could.</summary>
    private bool FindCandidates(SurprisingText text, SpellingSearch search)
    {
        var gains = text.IsStrange;
        for (var place = 0; place < text.Text.Length; place++)
        {
            search.BeginPlace();
            _candidates.Find(text, place, search.Candidates);
            for (var i = search.FirstCandidateOf(place); i < search.Candidates.Count && !gains; i++) gains = text.GainOf(search.Candidates[i], place) > LeastGainOfOne;
        }

        search.BeginPlace();
        return gains;
    }

    private SpellingHypothesis Best(SurprisingText text, SpellingSearch search)
    {
        search.Offer(0, SpellingHypothesis.Beginning);
        for (var place = 0; place < text.Text.Length; place++)
        {
            var (first, end) = search.Follow(place);
            for (var number = first; number < end; number++) Continue(number, text, place, search);
        }

        var (firstWhole, endOfWhole) = search.Follow(text.Text.Length);
        return Enumerable.Range(firstWhole, endOfWhole - firstWhole).Select(number => search[number]).MinBy(WholeCost);
    }

    private double WholeCost(SpellingHypothesis hypothesis) => hypothesis.Cost + _language.Surprise(hypothesis.First, hypothesis.Last, CharacterLanguage.Ends);

    /// <summary>Offers everything that a place of the text may mean after a hypothesis that ends before it.</summary>
    private void Continue(int number, SurprisingText text, int place, SpellingSearch search)
    {
        var before = search[number];
        var written = text.Text[place];
        if (text.After(before, place) is { } usual) search.Offer(place + 1, new SpellingHypothesis(number, before.Last, written, usual.Count, before.Cost + usual.Surprise, before.Replacements, place));
        else Offer(new SpellingCandidate(written, 1, 0, 0), 0);
        for (var i = search.FirstCandidateOf(place); i < search.FirstCandidateOf(place + 1); i++) Offer(search.Candidates[i], 1);

        void Offer(SpellingCandidate candidate, int replacements)
        {
            var count = _language.CountOf(before.Last, candidate.Meant);
            var surprise = _language.Surprise(before.First, before.Last, before.Count, candidate.Meant, count);
            search.Offer(place + candidate.Length, new SpellingHypothesis(number, before.Last, candidate.Meant, count, before.Cost + candidate.Cost + surprise, before.Replacements + replacements, place));
        }
    }

    private static TextView Written(Stack<SpellingHypothesis> meant, TextView view)
    {
        var result = new TextViewBuilder(meant.Count);
        foreach (var character in meant) result.Append(character.Last, view.OriginOf(character.Origin));
        return result.Build(view);
    }
}
