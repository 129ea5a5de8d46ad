using AdScan.Classification;

namespace AdScan.Benchmarks;

/// <summary>Something that says of a text what it is.</summary>
internal interface ITextRival
{
    string Name { get; }

    /// <summary>Whether it runs in a process of its own, whose memory is not ours to count.</summary>
    bool IsOutside { get; }

    /// <summary>Labels texts, and says how long that took on one core.</summary>
    (IReadOnlyList<TextLabel> Guesses, TimeSpan Time) Guess(IReadOnlyList<string> texts);
}
