using AdScan.Classification;

namespace AdScan.Benchmarks;

/// <summary>The classifier that comes with the library.</summary>
internal sealed class ShippedRival : ITextRival
{
    public string Name => AdTextClassifier.Shipped.Version;

    public bool IsOutside => false;

    public (IReadOnlyList<TextLabel> Guesses, TimeSpan Time) Guess(IReadOnlyList<string> texts) =>
        TextRivals.Timed(texts, text =>
        {
            var scores = AdTextClassifier.Shipped.Score(text);
            return Enum.GetValues<TextLabel>().MaxBy(label => AdTextTrainer.ScoreOf(scores, label));
        });
}
