using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using AdScan.Reporting;
using AdScan.Text;
using Microsoft.ML;

namespace AdScan.Classification;

/// <summary>Scores texts as vulgar, false or illegal.</summary>
/// <remarks>Safe for concurrent use: ML.NET's prediction engines are not, so they are pooled.</remarks>
public sealed class AdTextClassifier
{
    internal const string CardEntry = "card.json";
    internal const string ModelEntry = "model.zip";

    private static readonly Lazy<AdTextClassifier> ShippedModel = new(() =>
    {
        using var stream = EmbeddedFile.Open("ad-text.zip");
        return Read(stream);
    });

    private readonly MLContext _context = new(seed: 1);
    private readonly ITransformer _model;
    private readonly ModelCard _card;
    private readonly ConcurrentBag<PredictionEngine<ModelInput, ModelOutput>> _engines = [];
    private readonly ConcurrentBag<PredictionEngine<ModelInput, ModelFeatures>> _featureEngines = [];
    private readonly Lazy<ReasonFinder> _reasons;
    private readonly List<TextLabel> _labels;
    private readonly int[] _order;

    private AdTextClassifier(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        using (var reader = new StreamReader(archive.GetEntry(CardEntry)?.Open() ?? throw new InvalidDataException("it holds no card"))) _card = AdScanJson.Read<ModelCard>(reader.ReadToEnd());
        using var model = new MemoryStream();
        using (var entry = archive.GetEntry(ModelEntry)?.Open() ?? throw new InvalidDataException("it holds no model")) entry.CopyTo(model);
        model.Position = 0;
        _model = _context.Model.Load(model, out _);
        _reasons = new Lazy<ReasonFinder>(() => new ReasonFinder(_model));
        _labels = _card.Labels.ToList();
        _order = new[] { TextLabel.Vulgar, TextLabel.False, TextLabel.Illegal }.Select(label => _labels.IndexOf(label)).ToArray();
        Version = $"{_card.Name} {Convert.ToHexStringLower(SHA256.HashData(file))[..12]}";
    }

    /// <summary>The model that comes with the library; loaded at first use.</summary>
    public static AdTextClassifier Shipped => ShippedModel.Value;

    /// <summary>Name of the model and the first 12 hex digits of its file's SHA-256.</summary>
    public string Version { get; }

    /// <summary>Loads a model that <c>adscan train</c> wrote.</summary>
    /// <exception cref="FormatException">The file cannot be read or is no model.</exception>
    public static AdTextClassifier Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or Newtonsoft.Json.JsonException or FormatException)
        {
            throw new FormatException($"'{path}' is not a model of adscan train: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>From which weighed score (<see cref="TextScores.Weigh"/>) of a label a text is a finding.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is <see cref="TextLabel.Clean"/>.</exception>
    public ClassifierThresholds ThresholdsOf(TextLabel label) =>
        _card.Thresholds.TryGetValue(label, out var thresholds) ? thresholds : throw new ArgumentOutOfRangeException(nameof(label));

    /// <summary>Scores one text: as it stands and, where it is disguised (signs between its characters, split or misspelt words), as it reads without; the worse counts.</summary>
    public TextScores Score(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text).Scores;
    }

    /// <summary>The words that carried the score of a label, heaviest first; at most three, and none where nothing speaks for the label.</summary>
    /// <param name="text">The text.</param>
    /// <param name="label">Any label but <see cref="TextLabel.Clean"/>.</param>
    /// <remarks>The model is linear: what each n-gram of characters adds is exact, and is shared out among its characters. The first call takes about a second.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is <see cref="TextLabel.Clean"/>.</exception>
    public IReadOnlyList<TextReason> Explain(string text, TextLabel label)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfEqual(label, TextLabel.Clean);
        var view = Read(text).View;
        if (!_featureEngines.TryTake(out var engine)) engine = _context.Model.CreatePredictionEngine<ModelInput, ModelFeatures>(_model);
        var features = engine.Predict(new ModelInput { Text = view.Text }).Features;
        _featureEngines.Add(engine);
        return _reasons.Value.Find(view, features, _labels.IndexOf(label), _labels.IndexOf(TextLabel.Clean));
    }

    /// <summary>Scores many texts, in their order.</summary>
    public IReadOnlyList<TextScores> Score(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Select(Score).ToList();
    }

    /// <summary>Whether a text would be a finding.</summary>
    internal bool IsFlagged(string text)
    {
        var scores = Score(text).Weigh();
        return scores.Vulgar >= ThresholdsOf(TextLabel.Vulgar).Review || scores.False >= ThresholdsOf(TextLabel.False).Review || scores.Illegal >= ThresholdsOf(TextLabel.Illegal).Review;
    }

    /// <summary>The scores that count, and the reading of the text that they are of.</summary>
    private (TextScores Scores, TextView View) Read(string text)
    {
        var (plain, undisguised) = TextFeatures.Of(text);
        var scores = Predict(plain.Text);
        if (undisguised is null) return (scores, plain);
        var underneath = Predict(undisguised.Text);
        return underneath.Violation > scores.Violation ? (underneath, undisguised) : (scores, plain);
    }

    private TextScores Predict(string features)
    {
        if (!_engines.TryTake(out var engine)) engine = _context.Model.CreatePredictionEngine<ModelInput, ModelOutput>(_model);
        var scores = engine.Predict(new ModelInput { Text = features }).Score;
        _engines.Add(engine);
        return new TextScores(scores[_order[0]], scores[_order[1]], scores[_order[2]]);
    }

    private static AdTextClassifier Read(Stream stream)
    {
        using var file = new MemoryStream();
        stream.CopyTo(file);
        return new AdTextClassifier(file.ToArray());
    }
}
