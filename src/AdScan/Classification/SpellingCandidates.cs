using System.Runtime.InteropServices;
using AdScan.Text;

namespace AdScan.Classification;

/// <summary>Tells which characters may have been meant where others are written.</summary>
/// <remarks>Immutable, and safe for concurrent use.</remarks>
internal sealed class SpellingCandidates
{
    /// <summary>Characters that one may be written with.</summary>
    public const int Longest = Pinyin.LongestSyllable;

    // Costs and bounds were chosen on the validation split, where three ways of evasion are caught least: what brings back most, where few honest texts are read otherwise.

    /// <summary>What a replacement costs, in nats: the dearer, the more it has to explain. Two halves side by side that are a character are seldom chance, and where much is replaced, one more is no surprise.</summary>
    private const double CostOfSound = 5, CostOfSoundWhereStrange = 2.5, CostOfInitial = 4.5, CostOfPinyin = 4, CostOfHalves = 2;

    /// <summary>How often a character has to be met to be meant by one that sounds alike, and by a letter, of which each may stand for hundreds.</summary>
    private const int FewestBySound = 150, FewestByInitial = 200;

    /// <summary>Letters of the longest run that may be initials, and of the longest that may be pinyin.</summary>
    private const int LongestInitials = 4, LongestPinyin = 24;

    /// <summary>Candidates of a place and length that are tried: those that fit best.</summary>
    private const int Most = 16;

    private readonly Dictionary<string, string> _bySyllable;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Dictionary<char, string> _byInitial;

    public SpellingCandidates(CharacterLanguage language)
    {
        _bySyllable = Pinyin.Syllables.ToDictionary(syllable => syllable, syllable => string.Concat(Pinyin.WrittenAs(syllable).Where(c => language.CountOf(c) >= FewestBySound)));
        _bySpan = _bySyllable.GetAlternateLookup<ReadOnlySpan<char>>();
        _byInitial = _bySyllable.GroupBy(pair => pair.Key[0], pair => pair.Value).ToDictionary(same => same.Key, same => string.Concat(same.SelectMany(c => c).Distinct().Where(c => language.CountOf(c) >= FewestByInitial)));
    }

    /// <summary>Adds those of a place that fit what is written before or after it.</summary>
    public void Find(SurprisingText text, int place, List<SpellingCandidate> found)
    {
        var written = text.Text;
        if (Han.Is(written[place]))
        {
            if ((text.IsStrange || text.IsSurprising(place)) && Pinyin.SyllableOf(written[place]) is { } syllable) Add(_bySyllable[syllable], 1, text.IsStrange ? CostOfSoundWhereStrange : CostOfSound);
            if (place + 1 < written.Length && SplitCharacters.WholeOf(written[place], written[place + 1]) is { } whole) found.Add(new SpellingCandidate(whole, 2, CostOfHalves, 0));
        }
        else if (char.IsAsciiLetterLower(written[place]) && LettersAround(written, place) is { IsByHan: true } letters)
        {
            if (letters.Count <= LongestInitials && _byInitial.TryGetValue(written[place], out var meant)) Add(meant, 1, CostOfInitial);
            for (var length = 2; length <= Math.Min(Longest, letters.End - place); length++)
            {
                if (_bySpan.TryGetValue(written.AsSpan(place, length), out meant)) Add(meant, length, CostOfPinyin);
            }
        }

        void Add(string others, int length, double cost)
        {
            var first = found.Count;
            foreach (var other in others)
            {
                if (other != written[place] && text.FitOf(other, place, length) is > 0 and var fit) found.Add(new SpellingCandidate(other, length, cost, fit));
            }

            if (found.Count - first <= Most) return;
            CollectionsMarshal.AsSpan(found)[first..].Sort((one, other) => other.Fit.CompareTo(one.Fit));
            found.RemoveRange(first + Most, found.Count - first - Most);
        }
    }

    /// <summary>The run of small Latin letters around a place: how many there are, where it ends, and whether a Chinese character stands beside it.</summary>
    private static (int Count, int End, bool IsByHan) LettersAround(string text, int place)
    {
        var (start, end) = (place, place + 1);
        while (start > 0 && place - start < LongestPinyin && char.IsAsciiLetterLower(text[start - 1])) start--;
        while (end < text.Length && end - place < LongestPinyin && char.IsAsciiLetterLower(text[end])) end++;
        return (end - start, end, (start > 0 && Han.Is(text[start - 1])) || (end < text.Length && Han.Is(text[end])));
    }
}
