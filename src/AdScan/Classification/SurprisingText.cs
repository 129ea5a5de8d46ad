namespace AdScan.Classification;

/// <summary>A text, and how surprising each of its characters is after those before it.</summary>
internal sealed class SurprisingText
{
    /// <summary>How surprising a character, or the one after it, has to be for another to be looked for, in nats.</summary>
    private const double Surprising = 9;

    private readonly double[] _surprises;
    private readonly float[] _counts;

    public SurprisingText(string text, CharacterLanguage language)
    {
        Text = text;
        (_surprises, _counts) = (new double[text.Length + 1], new float[text.Length + 1]);
        var (first, second, count) = (CharacterLanguage.Begins, CharacterLanguage.Begins, 0f);
        for (var i = 0; i <= text.Length; i++)
        {
            var third = i < text.Length ? text[i] : CharacterLanguage.Ends;
            _counts[i] = language.CountOf(second, third);
            _surprises[i] = language.Surprise(first, second, count, third, _counts[i]);
            (first, second, count) = (second, third, _counts[i]);
        }
    }

    public string Text { get; }

    /// <summary>How surprising the whole is, in nats.</summary>
    public double Surprise => _surprises.Sum();

    /// <summary>Whether another character may have been meant at a place.</summary>
    public bool IsSurprising(int place) => Math.Max(_surprises[place], _surprises[place + 1]) > Surprising;

    /// <summary>What is written at a place, after a hypothesis that ends there as it is written.</summary>
    /// <returns>How surprising it is, and about how often it is met after the character before it; null after any other hypothesis.</returns>
    public (double Surprise, float Count)? After(SpellingHypothesis before, int place) =>
        before.Last == At(place - 1) && before.First == At(place - 2) ? (_surprises[place], _counts[place]) : null;

    private char At(int place) => place < 0 ? CharacterLanguage.Begins : Text[place];
}
