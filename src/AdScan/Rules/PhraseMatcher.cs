namespace AdScan.Rules;

/// <summary>Finds every occurrence of many phrases in one pass over a text (Aho and Corasick, 1975): linear in the text's length, however many phrases there are.</summary>
/// <remarks>Immutable; safe for concurrent use.</remarks>
internal sealed class PhraseMatcher
{
    private const int Root = 0;
    private const int None = -1;

    private readonly IReadOnlyList<string> _phrases;

    /// <summary>Where each character leads from the root, which is where most characters of most texts are read.</summary>
    private readonly int[] _first = new int[char.MaxValue + 1];

    /// <summary>The other steps: an open hash table of state and character.</summary>
    private readonly long[] _keys;
    private readonly int[] _targets;

    /// <summary>The longest other state that ends what this one ends.</summary>
    private readonly int[] _fallback;

    /// <summary>The phrase that ends in a state, or none.</summary>
    private readonly int[] _phrase;

    /// <summary>The nearest state on the way of fallbacks, itself included, in which a phrase ends; or the root.</summary>
    private readonly int[] _ending;

    /// <param name="phrases">Distinct, and none of them empty.</param>
    public PhraseMatcher(IReadOnlyList<string> phrases)
    {
        _phrases = phrases;
        var states = phrases.Sum(phrase => phrase.Length) + 1;
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)states * 2);
        (_keys, _targets) = (new long[size], new int[size]);
        (_fallback, _phrase, _ending) = (new int[states], new int[states], new int[states]);
        Array.Fill(_phrase, None);
        Link(Plant());
    }

    /// <summary>Every occurrence, by its end.</summary>
    public List<PhraseHit> Find(ReadOnlySpan<char> text)
    {
        var hits = new List<PhraseHit>();
        var state = Root;
        for (var i = 0; i < text.Length; i++)
        {
            state = Step(state, text[i]);
            for (var end = _ending[state]; end != Root; end = _ending[_fallback[end]]) hits.Add(HitAt(_phrase[end], i + 1));
        }

        return hits;
    }

    private PhraseHit HitAt(int phrase, int end) => new(phrase, end - _phrases[phrase].Length, end);

    /// <summary>Makes the tree of all phrases, and lists its states in the order of their depth.</summary>
    private List<(int State, int Parent, char Character)> Plant()
    {
        var states = new List<(int State, int Parent, char Character, int Depth)>();
        for (var p = 0; p < _phrases.Count; p++)
        {
            var state = Root;
            for (var i = 0; i < _phrases[p].Length; i++)
            {
                var c = _phrases[p][i];
                var next = Child(state, c);
                if (next == Root)
                {
                    next = states.Count + 1;
                    Add(state, c, next);
                    states.Add((next, state, c, i));
                }

                state = next;
            }

            _phrase[state] = p;
        }

        return states.OrderBy(s => s.Depth).Select(s => (s.State, s.Parent, s.Character)).ToList();
    }

    private void Link(List<(int State, int Parent, char Character)> byDepth)
    {
        foreach (var (state, parent, character) in byDepth)
        {
            _fallback[state] = parent == Root ? Root : Step(_fallback[parent], character);
            _ending[state] = _phrase[state] == None ? _ending[_fallback[state]] : state;
        }
    }

    private int Step(int state, char c)
    {
        while (state != Root)
        {
            var next = Child(state, c);
            if (next != Root) return next;
            state = _fallback[state];
        }

        return _first[c];
    }

    /// <summary>The state one character further, or the root if no phrase goes on so.</summary>
    private int Child(int state, char c) => state == Root ? _first[c] : _targets[SlotOf(Key(state, c))];

    private void Add(int state, char c, int next)
    {
        if (state == Root)
        {
            _first[c] = next;
            return;
        }

        var slot = SlotOf(Key(state, c));
        (_keys[slot], _targets[slot]) = (Key(state, c), next);
    }

    /// <summary>Where a key is, or would be; a key is never 0, because none is kept for the root.</summary>
    private int SlotOf(long key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)((ulong)(key * -7046029254386353131) >> 32) & mask;
        while (_keys[slot] != key && _keys[slot] != 0) slot = (slot + 1) & mask;
        return slot;
    }

    private static long Key(int state, char c) => ((long)state << 16) | c;
}
