namespace AdScan.Classification;

/// <summary>What is remembered while it is looked for what one text was meant to say.</summary>
/// <remarks>It can be used for one text after another, and grows with them.</remarks>
internal sealed class SpellingSearch
{
    private const int LargestKept = 1 << 12;

    private readonly List<int> _firstCandidates = [];
    private readonly List<SpellingHypothesis> _followed = [];

    /// <summary>Of the place that is read, and of those that one character may be written up to.</summary>
    private readonly SpellingBeam[] _beams = Enumerable.Range(0, SpellingCandidates.Longest + 1).Select(_ => new SpellingBeam()).ToArray();

    /// <summary>What may be meant, place after place.</summary>
    public List<SpellingCandidate> Candidates { get; } = [];

    /// <summary>A hypothesis that is followed, by its number.</summary>
    public SpellingHypothesis this[int number] => _followed[number];

    /// <summary>Says that the candidates that are added next are of the next place.</summary>
    public void BeginPlace() => _firstCandidates.Add(Candidates.Count);

    /// <summary>Where the candidates of a place begin.</summary>
    public int FirstCandidateOf(int place) => _firstCandidates[place];

    /// <summary>Offers a hypothesis that ends before a place.</summary>
    public void Offer(int place, in SpellingHypothesis hypothesis) => _beams[place % _beams.Length].Offer(hypothesis);

    /// <summary>Chooses those that end before a place and are followed. Places come in their order, each once.</summary>
    /// <returns>Their numbers: the first, and the one after the last.</returns>
    public (int First, int End) Follow(int place)
    {
        var first = _followed.Count;
        _beams[place % _beams.Length].MoveBest(_followed);
        return (first, _followed.Count);
    }

    /// <summary>The characters of a hypothesis, from the first.</summary>
    public Stack<SpellingHypothesis> Whole(SpellingHypothesis last)
    {
        var whole = new Stack<SpellingHypothesis>();
        for (var hypothesis = last; hypothesis.Before >= 0; hypothesis = _followed[hypothesis.Before]) whole.Push(hypothesis);
        return whole;
    }

    /// <summary>Whether it has grown to what few texts need, and is better let go.</summary>
    public bool IsLarge => Candidates.Capacity > LargestKept;

    public void Clear()
    {
        Candidates.Clear();
        _firstCandidates.Clear();
        _followed.Clear();
    }
}
