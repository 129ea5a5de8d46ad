using System.Numerics;

namespace AdScan.Rules;

/// <summary>Finds every occurrence of many phrases in one pass over a text (Aho and Corasick, 1975): linear in the text's length, however many phrases there are.</summary>
/// <remarks>Immutable; safe for concurrent use.</remarks>
internal sealed class PhraseMatcher
{
    private const int Root = 0;
    private const int None = -1;
    private const int StateBits = 24;
    private const int NextState = (1 << StateBits) - 1;

    private readonly IReadOnlyList<string> _phrases;

    /// <summary>Where each character leads from the root, which is where most characters of most texts are read.</summary>
    private readonly int[] _first = new int[char.MaxValue + 1];

    /// <summary>The other steps: an open hash table. A step is one number, so that it takes one look into memory: state (24 bits), character (16), next state (24).</summary>
    private readonly ulong[] _steps;

    /// <summary>The longest other state that ends what this one ends.</summary>
    private readonly int[] _fallback;

    /// <summary>The phrase that ends in a state, or none.</summary>
    private readonly int[] _phrase;

    /// <summary>The nearest state on the way of fallbacks, itself included, in which a phrase ends; or the root.</summary>
    private readonly int[] _ending;

    /// <param name="phrases">Distinct, and none of them empty; fewer than 16 million characters together.</param>
    public PhraseMatcher(IReadOnlyList<string> phrases)
    {
        _phrases = phrases;
        var states = phrases.Sum(phrase => phrase.Length) + 1;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(states, NextState, nameof(phrases));
        _steps = new ulong[BitOperations.RoundUpToPowerOf2((uint)states * 2)];
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
    private int Child(int state, char c) => state == Root ? _first[c] : (int)_steps[SlotOf(Key(state, c))] & NextState;

    private void Add(int state, char c, int next)
    {
        if (state == Root) _first[c] = next;
        else _steps[SlotOf(Key(state, c))] = (Key(state, c) << StateBits) | (uint)next;
    }

    /// <summary>Where the step of a key is, or would be; a free place holds 0, which is no step, because none leads to the root.</summary>
    private int SlotOf(ulong key)
    {
        var mask = _steps.Length - 1;
        var slot = (int)((key * 0x9E3779B97F4A7C15) >> 32) & mask;
        while (_steps[slot] != 0 && _steps[slot] >> StateBits != key) slot = (slot + 1) & mask;
        return slot;
    }

    private static ulong Key(int state, char c) => ((ulong)(uint)state << 16) | c;
}
