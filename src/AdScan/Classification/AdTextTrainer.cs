using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Text;

namespace AdScan.Classification;

/// <summary>Trains a classifier: character n-grams weighted by TF-IDF (Spärck Jones 1972) and multinomial logistic regression fitted by L-BFGS (Liu and Nocedal 1989).</summary>
/// <remarks>The same texts and seed give the same model.</remarks>
public static class AdTextTrainer
{
    private const double ReviewPrecision = 0.90;
    private const double BlockPrecision = 0.97;
    private const int MostNgrams = 120_000;
    private const int LongestNgram = 4;
    private const float L2 = 0.01f;

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

        var context = new MLContext(seed);
        var (model, labels) = Fit(context, training, seed);
        var card = new ModelCard { Name = name, Seed = seed, Labels = labels, TrainedOn = training.Count, Thresholds = Violations.ToDictionary(l => l, _ => new ClassifierThresholds(1, 1)) };
        Write(context, model, card, path);

        // Thresholds are chosen through the very path that scores: file, loader and all.
        var classifier = AdTextClassifier.Load(path);
        var validation = texts.Where(t => t.Split == TextSplit.Validation).ToList();
        var scored = validation.Zip(classifier.Score(validation.Select(t => t.Text).ToList())).ToList();
        var thresholds = Violations.ToDictionary(l => l, l => ThresholdsOf(l, scored.Select(s => (ScoreOf(s.Second.Weigh(), l), s.First.Label)).ToList()));
        Write(context, model, card with { Thresholds = thresholds }, path);
    }

    internal static double ScoreOf(Reporting.TextScores scores, TextLabel label) => label switch
    {
        TextLabel.Vulgar => scores.Vulgar,
        TextLabel.False => scores.False,
        TextLabel.Illegal => scores.Illegal,
        _ => Math.Max(0, 1 - scores.Vulgar - scores.False - scores.Illegal),
    };

    private static (ITransformer Model, IReadOnlyList<TextLabel> Labels) Fit(MLContext context, List<LabelledText> texts, int seed)
    {
        // Files come sorted by kind; in a fixed shuffle, no n-gram is kept or dropped for the file it came first in.
        var rows = texts.Select(t => new ModelInput { Text = TextFeatures.Of(t.Text).Plain.Text, Label = t.Label.ToString() }).ToArray();
        new Random(seed).Shuffle(rows);
        var data = context.Data.LoadFromEnumerable(rows);
        var keyed = context.Transforms.Conversion.MapValueToKey(nameof(ModelInput.Label)).Fit(data).Transform(data);
        var pipeline = context.Transforms.Text.TokenizeIntoCharactersAsKeys("Characters", nameof(ModelInput.Text), useMarkerCharacters: true)
            .Append(context.Transforms.Text.ProduceNgrams("Ngrams", "Characters", ngramLength: LongestNgram, useAllLengths: true, maximumNgramsCount: MostNgrams, weighting: NgramExtractingEstimator.WeightingCriteria.TfIdf))
            .Append(context.Transforms.NormalizeLpNorm("Features", "Ngrams"))
            .Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
            {
                LabelColumnName = nameof(ModelInput.Label),
                FeatureColumnName = "Features",
                L1Regularization = 0,
                L2Regularization = L2,
                NumberOfThreads = 1,
            }));
        var model = pipeline.Fit(keyed);
        VBuffer<ReadOnlyMemory<char>> names = default;
        keyed.Schema[nameof(ModelInput.Label)].GetKeyValues(ref names);
        return (model, names.DenseValues().Select(n => Enum.Parse<TextLabel>(n.Span)).ToList());
    }

    private static void Write(MLContext context, ITransformer model, ModelCard card, string path)
    {
        var temporary = path + ".new";
        using (var archive = new ZipArchive(File.Create(temporary), ZipArchiveMode.Create))
        {
            using (var writer = new StreamWriter(Entry(archive, AdTextClassifier.CardEntry))) writer.Write(AdScanJson.Write(card, indented: true));
            using var whole = new MemoryStream();
            context.Model.Save(model, context.Data.LoadFromEnumerable(Array.Empty<ModelInput>()).Schema, whole);
            using var entry = Entry(archive, AdTextClassifier.ModelEntry);
            whole.WriteTo(entry);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static Stream Entry(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }

    /// <summary>It is enough that a text is a violation of any kind: looking at it, or stopping it, was right whatever it was called.</summary>
    private static ClassifierThresholds ThresholdsOf(TextLabel label, List<(double Score, TextLabel Truth)> scored)
    {
        if (scored.Count(s => s.Truth == label) < 20) throw new FormatException($"The validation split holds under 20 texts labelled {label.ToString().ToLowerInvariant()}: add some, or thresholds would be chosen by chance.");
        var answers = scored.Select(s => (s.Score, s.Truth != TextLabel.Clean)).ToList();
        var (review, block) = (Lowest(answers, ReviewPrecision), Lowest(answers, BlockPrecision));
        return new ClassifierThresholds(Math.Round(review, 4), Math.Round(Math.Max(review, block), 4));
    }

    /// <summary>The lowest threshold from which on at least that part of what is found is right, and never under one half.</summary>
    private static double Lowest(IEnumerable<(double Score, bool IsRight)> scored, double precision)
    {
        var (found, right, lowest) = (0, 0, 0.9999);
        foreach (var (score, isRight) in scored.OrderByDescending(s => s.Score))
        {
            found++;
            if (isRight) right++;
            if (found >= 10 && right >= precision * found) lowest = score;
        }

        return Math.Max(0.5, lowest);
    }
}
