using System.Collections.Concurrent;
using AdScan.Classification;
using AdScan.Reporting;

namespace AdScan;

/// <summary>Scores each distinct text once, however many snippets and viewers show it.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class TextScorer(AdTextClassifier classifier)
{
    private const int MostRemembered = 200_000;

    /// <summary>What ads share is short; what is long is new each time, and would only fill the memory.</summary>
    private const int LongestRemembered = 1_000;

    private readonly ConcurrentDictionary<string, TextScores> _scores = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, TextScores> Score(IEnumerable<string> texts)
    {
        var distinct = texts.Distinct(StringComparer.Ordinal).ToList();
        if (_scores.Count > MostRemembered) _scores.Clear();
        var known = new Dictionary<string, TextScores>(distinct.Count, StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var text in distinct)
        {
            if (_scores.TryGetValue(text, out var scores)) known[text] = scores;
            else unknown.Add(text);
        }

        foreach (var (text, scores) in unknown.Zip(classifier.Score(unknown)))
        {
            known[text] = scores;
            if (text.Length <= LongestRemembered) _scores[text] = scores;
        }

        return known;
    }
}
