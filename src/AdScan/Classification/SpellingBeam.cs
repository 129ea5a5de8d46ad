namespace AdScan.Classification;

/// <summary>The hypotheses that end at one place of a text, of which the best are followed (beam search).</summary>
internal sealed class SpellingBeam
{
    /// <summary>How many are followed, and how much dearer than the best one, in nats.</summary>
    private const int Most = 8;

    private const double Dearest = 9;

    private readonly List<SpellingHypothesis> _offered = [];
    private double _lowest = double.PositiveInfinity;

    public void Offer(in SpellingHypothesis hypothesis)
    {
        if (hypothesis.Cost > _lowest + Dearest) return;
        _offered.Add(hypothesis);
        _lowest = Math.Min(_lowest, hypothesis.Cost);
    }

    /// <summary>Moves those that are followed to others, the best first, and forgets the rest. Of those that go on alike, the best alone is followed.</summary>
    public void MoveBest(List<SpellingHypothesis> followed)
    {
        if (_offered.Count > 1) _offered.Sort((one, two) => one.Cost.CompareTo(two.Cost));
        var first = followed.Count;
        foreach (var hypothesis in _offered)
        {
            if (followed.Count - first == Most || hypothesis.Cost > _lowest + Dearest) break;
            if (!GoesOnAsOneOf(followed, first, hypothesis)) followed.Add(hypothesis);
        }

        _offered.Clear();
        _lowest = double.PositiveInfinity;
    }

    private static bool GoesOnAsOneOf(List<SpellingHypothesis> followed, int first, in SpellingHypothesis hypothesis)
    {
        for (var i = first; i < followed.Count; i++)
        {
            if (followed[i].GoesOnAs(hypothesis)) return true;
        }

        return false;
    }
}
