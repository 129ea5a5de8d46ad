using AdScan.Text;

namespace AdScan.Classification;

/// <summary>A text, and how surprising each of its characters is after those before it.</summary>
internal sealed class SurprisingText
{
    /// <summary>How surprising a character, or the one after it, has to be for another to be looked for, in nats.</summary>
    private const double Surprising = 9;

    /// <summary>What being met a time anywhere is worth beside being met next to a neighbour.</summary>
    private const double LeastFit = 1e-6;

    /// <summary>Chinese characters of the shortest text that may be strange, and the part of them that has to surprise.</summary>
    private const int FewestStrange = 4;

    private const double StrangePart = 0.6;

    private readonly CharacterLanguage _language;
    private readonly double[] _surprises;
    private readonly float[] _counts;

    public SurprisingText(string text, CharacterLanguage language)
    {
        (Text, _language) = (text, language);
        (_surprises, _counts) = (new double[text.Length + 1], new float[text.Length + 1]);
        for (var i = 0; i <= text.Length; i++)
        {
            _counts[i] = language.CountOf(At(i - 1), At(i));
            _surprises[i] = language.Surprise(At(i - 2), At(i - 1), i == 0 ? 0 : _counts[i - 1], At(i), _counts[i]);
        }

        var (all, surprising) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Han.Is(text[i])) continue;
            all++;
            if (IsSurprising(i)) surprising++;
        }

        IsStrange = all >= FewestStrange && surprising > StrangePart * all;
    }

    public string Text { get; }

    /// <summary>How surprising the whole is, in nats.</summary>
    public double Surprise => _surprises.Sum();

    /// <summary>Whether another character may have been meant at a place: not where it stands in a word (同窗 is not 同床), however seldom that is met.</summary>
    public bool IsSurprising(int place) =>
        Math.Max(_surprises[place], _surprises[place + 1]) > Surprising && !WordList.Contains(At(place - 1), At(place)) && !WordList.Contains(At(place), At(place + 1));

    /// <summary>Whether most of the Chinese characters surprise: as if nearly all had been replaced.</summary>
    public bool IsStrange { get; }

    /// <summary>How well a character goes with what is written before and after some others in whose place it would stand; 0 if it is never met beside either.</summary>
    /// <remarks>Where a neighbour may not be what was meant either, a character that goes with neither may be meant too: then what is met most often is likeliest.</remarks>
    public double FitOf(char meant, int place, int length) =>
        _language.CountOf(At(place - 1), meant) + _language.CountOf(meant, At(place + length)) + (IsDoubtful(place - 1) || IsDoubtful(place + length) ? LeastFit * _language.CountOf(meant) : 0);

    private bool IsDoubtful(int place) => char.IsAsciiLetterLower(At(place)) || (Han.Is(At(place)) && (IsStrange || IsSurprising(place)));

    /// <summary>How much less surprising the text is with one replacement, that paid, in nats.</summary>
    public double GainOf(SpellingCandidate candidate, int place)
    {
        var (meant, end) = (candidate.Meant, place + candidate.Length);
        var written = 0.0;
        for (var i = place; i <= Math.Min(end + 1, Text.Length); i++) written += _surprises[i];
        var read = _language.Surprise(At(place - 2), At(place - 1), meant) + _language.Surprise(At(place - 1), meant, At(end));
        if (end < Text.Length) read += _language.Surprise(meant, At(end), At(end + 1));
        return written - read - candidate.Cost;
    }

    /// <summary>What is written at a place, after a hypothesis that ends there as it is written.</summary>
    /// <returns>How surprising it is, and about how often it is met after the character before it; null after any other hypothesis.</returns>
    public (double Surprise, float Count)? After(SpellingHypothesis before, int place) =>
        before.Last == At(place - 1) && before.First == At(place - 2) ? (_surprises[place], _counts[place]) : null;

    private char At(int place) => place < 0 ? CharacterLanguage.Begins : place < Text.Length ? Text[place] : CharacterLanguage.Ends;
}
