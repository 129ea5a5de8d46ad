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
    // Chosen on the validation split, where three ways of evasion are caught least: what brings back most, where few honest texts are read otherwise.

    /// <summary>What a replacement costs, in nats: the dearer, the more it has to explain. Two halves side by side that are a character are seldom chance.</summary>
    private const double CostOfSound = 5, CostOfInitial = 4.5, CostOfPinyin = 4, CostOfHalves = 2;

    /// <summary>How much less surprising, in nats, what was meant has to be than what is written, replacements paid: names and rare words are surprising too.</summary>
    private const double LeastGain = 4;

    /// <summary>How often a character has to be met to be meant by one that sounds alike, and by a letter, of which each may stand for hundreds.</summary>
    private const int FewestBySound = 20, FewestByInitial = 200;

    /// <summary>Letters of the longest run that may be initials.</summary>
    private const int LongestInitials = 3;

    /// <summary>Characters that one may be written with.</summary>
    private const int Farthest = Pinyin.LongestSyllable;

    /// <summary>Those that no text is read with: as many as there ever were texts read at the same time.</summary>
    private readonly ConcurrentBag<SpellingSearch> _idle = [];

    private readonly CharacterLanguage _language;
    private readonly Dictionary<string, string> _bySyllable;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Dictionary<char, string> _byInitial;

    public Respelling(CharacterLanguage language)
    {
        _language = language;
        _bySyllable = Pinyin.Syllables.ToDictionary(syllable => syllable, syllable => string.Concat(Pinyin.WrittenAs(syllable).Where(c => language.CountOf(c) >= FewestBySound)));
        _bySpan = _bySyllable.GetAlternateLookup<ReadOnlySpan<char>>();
        _byInitial = _bySyllable.GroupBy(pair => pair.Key[0], pair => pair.Value).ToDictionary(same => same.Key, same => string.Concat(same.SelectMany(c => c).Distinct().Where(c => language.CountOf(c) >= FewestByInitial)));
    }

    /// <summary>The text as it was meant, with its places; null where it is meant as it stands.</summary>
    public TextView? Of(TextView view)
    {
        if (!view.Text.Any(Han.Is)) return null;
        var text = new SurprisingText(view.Text, _language);
        var search = _idle.TryTake(out var idle) ? idle : new SpellingSearch(Farthest);
        var meant = Best(text, search);
        var written = meant.Replacements > 0 && WholeCost(meant) + LeastGain <= text.Surprise ? Written(search.Whole(meant), view) : null;
        search.Clear();
        _idle.Add(search);
        return written;
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

    /// <summary>Adds everything that a place of the text may mean to what those before it do.</summary>
    private void Continue(int number, SurprisingText written, int place, SpellingSearch search)
    {
        var before = search[number];
        var text = written.Text;
        if (written.After(before, place) is { } usual) search.Offer(place + 1, new SpellingHypothesis(number, before.Last, text[place], usual.Count, before.Cost + usual.Surprise, before.Replacements, place));
        else Add(text[place], 0, 1);
        if (Han.Is(text[place]))
        {
            if (written.IsSurprising(place) && Pinyin.SyllableOf(text[place]) is { } syllable) Replace(_bySyllable[syllable], CostOfSound, 1);
            if (place + 1 < text.Length && SplitCharacters.WholeOf(text[place], text[place + 1]) is { } whole) Add(whole, CostOfHalves, 2);
        }
        else if (char.IsAsciiLetterLower(text[place]) && LettersAround(text, place) is { IsByHan: true } letters)
        {
            if (letters.Count <= LongestInitials && _byInitial.TryGetValue(text[place], out var meant)) Replace(meant, CostOfInitial, 1);
            for (var length = 2; length <= Math.Min(Pinyin.LongestSyllable, letters.End - place); length++)
            {
                if (_bySpan.TryGetValue(text.AsSpan(place, length), out meant)) Replace(meant, CostOfPinyin, length);
            }
        }

        void Replace(string others, double cost, int length)
        {
            foreach (var other in others)
            {
                if (other != text[place]) Add(other, cost, length);
            }
        }

        void Add(char next, double cost, int length)
        {
            var count = _language.CountOf(before.Last, next);
            var surprise = _language.Surprise(before.First, before.Last, before.Count, next, count);
            search.Offer(place + length, new SpellingHypothesis(number, before.Last, next, count, before.Cost + cost + surprise, before.Replacements + (cost > 0 ? 1 : 0), place));
        }
    }

    /// <summary>The run of small Latin letters around a place: how many there are, where it ends, and whether a Chinese character stands beside it.</summary>
    private static (int Count, int End, bool IsByHan) LettersAround(string text, int place)
    {
        var (start, end) = (place, place + 1);
        while (start > 0 && place - start <= Pinyin.LongestSyllable && char.IsAsciiLetterLower(text[start - 1])) start--;
        while (end < text.Length && end - place <= Pinyin.LongestSyllable && char.IsAsciiLetterLower(text[end])) end++;
        return (end - start, end, (start > 0 && Han.Is(text[start - 1])) || (end < text.Length && Han.Is(text[end])));
    }

    private static TextView Written(Stack<SpellingHypothesis> meant, TextView view)
    {
        var result = new TextViewBuilder(meant.Count);
        foreach (var character in meant) result.Append(character.Last, view.OriginOf(character.Origin));
        return result.Build(view);
    }
}
