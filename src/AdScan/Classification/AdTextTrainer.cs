namespace AdScan.Classification;

/// <summary>Trains a classifier: n-grams of characters weighted by TF-IDF (Spärck Jones 1972), pairs of characters, of words and of kinds of words, and multinomial logistic regression; beside it, a model of usual language, by which misspelt texts are read as they were meant.</summary>
/// <remarks>The same texts and seed give the same model.</remarks>
public static class AdTextTrainer
{
    private const double ReviewPrecision = 0.85;
    private const double BlockPrecision = 0.97;

    /// <summary>Part of the texts that violate in a feed that is worth scanning; half of ours do, and a threshold chosen among them would flag too many clean ones.</summary>
    private const double FeedViolations = 0.125;

    private const int LongestNgram = 4, MostNgrams = 120_000;

    /// <summary>Weight of the L2 penalty: of 0.1, 0.02 and 0.005, what does best on the validation split.</summary>
    private const float L2 = 0.02f;

    private static readonly TextLabel[] Violations = [TextLabel.Vulgar, TextLabel.False, TextLabel.Illegal];

    /// <summary>Trains on the training split, chooses thresholds on the validation split and writes a model file.</summary>
    /// <param name="texts">The texts; all four labels must occur in the training split.</param>
    /// <param name="path">The file to write; replaced only when the new model is whole.</param>
    /// <param name="name">The model's name in reports.</param>
    /// <param name="seed">Fixes everything random.</param>
    /// <exception cref="FormatException">The texts are not enough to train on.</exception>
    public static void Train(IReadOnlyCollection<LabelledText> texts, string path, string name = "ad-text", int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var training = texts.Where(t => t.Split == TextSplit.Train).ToList();
        foreach (var label in Enum.GetValues<TextLabel>())
        {
            if (!training.Exists(t => t.Label == label)) throw new FormatException($"The data holds no text labelled {label.ToString().ToLowerInvariant()} to train on: add some.");
        }

        var validation = texts.Where(t => t.Split == TextSplit.Validation).ToList();
        var model = Fit(training, validation, name, seed);

        // Thresholds are chosen through the very path that scores.
        var scored = validation.Zip(new AdTextClassifier(model).Score(validation.Select(t => t.Text).ToList())).ToList();
        var thresholds = Violations.ToDictionary(l => l, l => ThresholdsOf(l, scored.Select(s => (ScoreOf(s.Second.Weigh(), l), s.First.Label)).ToList()));
        (model with { Card = model.Card with { Thresholds = thresholds } }).Write(path);
    }

    internal static double ScoreOf(Reporting.TextScores scores, TextLabel label) => label switch
    {
        TextLabel.Vulgar => scores.Vulgar,
        TextLabel.False => scores.False,
        TextLabel.Illegal => scores.Illegal,
        _ => Math.Max(0, 1 - scores.Vulgar - scores.False - scores.Illegal),
    };

    private static TextModel Fit(List<LabelledText> training, List<LabelledText> validation, string name, int seed)
    {
        // Files come sorted by kind; in a fixed shuffle, nothing depends on which came first.
        var texts = training.ToArray();
        new Random(seed).Shuffle(texts);
        var (plain, known) = (texts.Select(Plain).ToList(), validation.Select(Plain).ToList());
        var written = Fit(plain, texts, known, validation);
        var (categories, ids) = FitCategories(texts, plain, written.Space);
        return new TextModel(
            new ModelCard
            {
                Name = name,
                Seed = seed,
                Thesaurus = ThesaurusFiles.Version,
                Labels = Enum.GetValues<TextLabel>(),
                Categories = ids,
                Temperature = written.Temperature,
                TrainedOn = texts.Length,
                Thresholds = Violations.ToDictionary(l => l, _ => new ClassifierThresholds(1, 1)),
            },
            written,
            CharacterLanguage.Fit(plain),
            categories);
    }

    private static string Plain(LabelledText text) => TextFeatures.Of(text.Text).Plain.Text;

    private static NgramModel Fit(List<string> read, LabelledText[] texts, List<string> known, List<LabelledText> validation)
    {
        var space = NgramSpace.Fit(read, LongestNgram, MostNgrams);
        var linear = LinearModel.Fit(read.Zip(texts, (text, labelled) => (space.Vector(text), labelled.Label.ToString())), space.Size, Enum.GetNames<TextLabel>(), L2);
        return new NgramModel(space, linear, 1).Calibrated(known.Zip(validation, (text, labelled) => (text, (int)labelled.Label)));
    }

    /// <summary>Learns from violating texts alone which category they are of.</summary>
    private static (LinearModel? Model, IReadOnlyList<KnownCategory> Known) FitCategories(LabelledText[] texts, List<string> plain, NgramSpace space)
    {
        var violating = texts.Zip(plain, (text, read) => (Text: text, Read: read)).Where(t => t.Text.Label != TextLabel.Clean && t.Text.Category is not null).ToList();
        var known = violating.GroupBy(t => t.Text.Category!).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new KnownCategory(g.Key, g.CountBy(t => t.Text.Label).MaxBy(l => l.Value).Key)).ToList();
        if (known.Count < 2) return (null, []);
        var rows = violating.Select(t => (space.Vector(t.Read).Below(TextModel.CategoryPlaces), t.Text.Category!)).ToList();
        return (LinearModel.Fit(rows, TextModel.CategoryPlaces, known.Select(c => c.Id).ToList(), L2), known);
    }

    /// <summary>It is enough that a text is a violation of any kind: looking at it, or stopping it, was right whatever it was called.</summary>
    private static ClassifierThresholds ThresholdsOf(TextLabel label, List<(double Score, TextLabel Truth)> scored)
    {
        if (scored.Count(s => s.Truth == label) < 20) throw new FormatException($"The validation split holds under 20 texts labelled {label.ToString().ToLowerInvariant()}: add some, or thresholds would be chosen by chance.");
        var answers = scored.Select(s => (s.Score, s.Truth != TextLabel.Clean)).OrderByDescending(s => s.Score).ToList();
        var (review, block) = (Lowest(answers, ReviewPrecision), Lowest(answers, BlockPrecision));
        return new ClassifierThresholds(Math.Round(review, 4), Math.Round(Math.Max(review, block), 4));
    }

    /// <summary>The lowest threshold from which on at least that part of what is found is right, were violations as rare as in a feed; never under one half.</summary>
    private static double Lowest(List<(double Score, bool IsRight)> falling, double precision)
    {
        var violating = falling.Count(a => a.IsRight);
        var weightOfClean = violating / FeedViolations * (1 - FeedViolations) / Math.Max(1, falling.Count - violating);
        var (count, right, wrong, lowest) = (0, 0.0, 0.0, 0.9999);
        foreach (var (score, isRight) in falling)
        {
            count++;
            if (isRight) right++;
            else wrong += weightOfClean;
            if (count >= 10 && right >= precision * (right + wrong)) lowest = score;
        }

        return Math.Max(0.5, lowest);
    }
}
