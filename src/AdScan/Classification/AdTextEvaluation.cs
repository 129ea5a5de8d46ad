namespace AdScan.Classification;

/// <summary>How well a classifier does on labelled texts.</summary>
public sealed record AdTextEvaluation
{
    private const int Bins = 10;
    private const int Resamples = 500;

    /// <summary>Texts measured on.</summary>
    public required int Texts { get; init; }

    /// <summary>Precision, recall and F1 of each label that occurs, by the most probable label.</summary>
    public required IReadOnlyDictionary<TextLabel, LabelQuality> Labels { get; init; }

    /// <summary>Mean F1 over the labels that occur.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>95 % interval of <see cref="MacroF1"/> (percentile bootstrap, Efron 1979; seeded).</summary>
    public required (double Low, double High) MacroF1Interval { get; init; }

    /// <summary>Part of the texts whose most probable label is right.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Expected calibration error of the probability that a text is a violation, in ten bins (Naeini et al. 2015).</summary>
    public required double CalibrationError { get; init; }

    /// <summary>The same bin by bin, from the least to the most probable; bins without texts are left out.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>Part of the violating texts that reach a review threshold.</summary>
    public required double Caught { get; init; }

    /// <summary>Part of the clean texts that reach a review threshold.</summary>
    public required double CleanFlagged { get; init; }

    /// <summary>Part of the clean texts that reach a block threshold.</summary>
    public required double CleanBlocked { get; init; }

    /// <summary>Texts by true label and most probable label.</summary>
    public required IReadOnlyDictionary<TextLabel, IReadOnlyDictionary<TextLabel, int>> Confusion { get; init; }

    /// <summary>Measures a classifier.</summary>
    public static AdTextEvaluation Of(AdTextClassifier classifier, IReadOnlyList<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(texts);
        var answers = texts.Zip(classifier.Score(texts.Select(t => t.Text).ToList()), (text, scores) => Answer.Of(classifier, text.Label, scores)).ToList();
        var labels = Enum.GetValues<TextLabel>().Where(l => answers.Exists(a => a.Truth == l)).ToList();
        var violating = answers.Where(a => a.Truth != TextLabel.Clean).ToList();
        var clean = answers.Where(a => a.Truth == TextLabel.Clean).ToList();
        var reliability = ReliabilityOf(answers);
        return new AdTextEvaluation
        {
            Texts = answers.Count,
            Labels = labels.ToDictionary(l => l, l => LabelQuality.Of(answers.Select(a => (a.Truth == l, a.Guess == l)))),
            MacroF1 = MacroF1Of(answers, labels),
            MacroF1Interval = Interval(answers, labels),
            Accuracy = Part(answers, a => a.Truth == a.Guess),
            CalibrationError = reliability.Sum(bin => Math.Abs(bin.Said - bin.Was) * bin.Texts / answers.Count),
            Reliability = reliability,
            Caught = Part(violating, a => a.Flagged),
            CleanFlagged = Part(clean, a => a.Flagged),
            CleanBlocked = Part(clean, a => a.Blocked),
            Confusion = labels.ToDictionary(t => t, IReadOnlyDictionary<TextLabel, int> (t) => Enum.GetValues<TextLabel>().ToDictionary(g => g, g => answers.Count(a => a.Truth == t && a.Guess == g))),
        };
    }

    private static double Part(List<Answer> answers, Func<Answer, bool> which) => answers.Count == 0 ? 0 : (double)answers.Count(which) / answers.Count;

    private static double MacroF1Of(IReadOnlyList<Answer> answers, List<TextLabel> labels) =>
        labels.Average(l => LabelQuality.Of(answers.Select(a => (a.Truth == l, a.Guess == l))).F1);

    private static (double Low, double High) Interval(List<Answer> answers, List<TextLabel> labels)
    {
        var random = new Random(1);
        var figures = Enumerable.Range(0, Resamples)
            .Select(_ => MacroF1Of(Enumerable.Range(0, answers.Count).Select(_ => answers[random.Next(answers.Count)]).ToList(), labels))
            .Order().ToList();
        return (figures[(int)(0.025 * Resamples)], figures[(int)(0.975 * Resamples)]);
    }

    private static List<ReliabilityBin> ReliabilityOf(List<Answer> answers) => answers
        .GroupBy(a => Math.Min(Bins - 1, (int)(a.Violation * Bins)))
        .OrderBy(bin => bin.Key)
        .Select(bin => new ReliabilityBin(bin.Count(), bin.Average(a => a.Violation), bin.Average(a => a.Truth == TextLabel.Clean ? 0.0 : 1.0)))
        .ToList();

    private sealed record Answer(TextLabel Truth, TextLabel Guess, double Violation, bool Flagged, bool Blocked)
    {
        private static readonly TextLabel[] Violations = [TextLabel.Vulgar, TextLabel.False, TextLabel.Illegal];

        public static Answer Of(AdTextClassifier classifier, TextLabel truth, Reporting.TextScores scores) => new(
            truth,
            Enum.GetValues<TextLabel>().MaxBy(l => AdTextTrainer.ScoreOf(scores, l)),
            1 - AdTextTrainer.ScoreOf(scores, TextLabel.Clean),
            Violations.Any(l => AdTextTrainer.ScoreOf(scores.Weigh(), l) >= classifier.ThresholdsOf(l).Review),
            Violations.Any(l => AdTextTrainer.ScoreOf(scores.Weigh(), l) >= classifier.ThresholdsOf(l).Block));
    }
}
