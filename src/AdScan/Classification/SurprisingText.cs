namespace AdScan.Classification;

/// <summary>A text, and how surprising each of its characters is after those before it.</summary>
internal sealed class SurprisingText
{
    /// <summary>How surprising a character, or the one after it, has to be for another to be looked for, in nats.</summary>
    private const double Surprising = 9;

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
    }

    public string Text { get; }

    /// <summary>How surprising the whole is, in nats.</summary>
    public double Surprise => _surprises.Sum();

    /// <summary>Whether another character may have been meant at a place.</summary>
    public bool IsSurprising(int place) => Math.Max(_surprises[place], _surprises[place + 1]) > Surprising;

    /// <summary>Whether a character, in the place of some that are written, is ever met after the one before them or before the one after them.</summary>
    public bool IsMetBeside(char meant, int place, int length) => _language.CountOf(At(place - 1), meant) > 0 || _language.CountOf(meant, At(place + length)) > 0;

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
