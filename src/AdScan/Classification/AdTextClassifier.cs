using System.Security.Cryptography;
using AdScan.Reporting;
using AdScan.Text;

namespace AdScan.Classification;

/// <summary>Scores texts as vulgar, false or illegal.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class AdTextClassifier
{
    private static readonly Lazy<AdTextClassifier> ShippedModel = new(() =>
    {
        using var file = EmbeddedFile.Open("ad-text.zip");
        return Read(file);
    });

    /// <summary>Part of the Chinese characters that is replaced where it is done to evade.</summary>
    private const double PartReplaced = 0.125;

    private readonly TextModel _model;
    private readonly Respelling _respelling;
    private readonly List<TextLabel> _labels;

    internal AdTextClassifier(TextModel model, string version = "")
    {
        _model = model;
        _respelling = new Respelling(model.Language);
        _labels = model.Card.Labels.ToList();
        Version = version;
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
            using var file = new MemoryStream(File.ReadAllBytes(path)); // what is hashed is what is read
            return Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or Newtonsoft.Json.JsonException or FormatException)
        {
            throw new FormatException($"'{path}' is not a model of adscan train: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>From which weighed score (<see cref="TextScores.Weigh"/>) of a label a text is a finding.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is <see cref="TextLabel.Clean"/>.</exception>
    public ClassifierThresholds ThresholdsOf(TextLabel label) =>
        _model.Card.Thresholds.TryGetValue(label, out var thresholds) ? thresholds : throw new ArgumentOutOfRangeException(nameof(label));

    /// <summary>
    /// Scores one text: as it stands and, where it is disguised (signs between its characters, split words, characters replaced by others that sound alike or by letters), as it was meant; as a whole and,
    /// where it says several things, each by itself. The worst counts; a part has to be the surer, the more parts there are.
    /// </summary>
    public TextScores Score(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text).Scores;
    }

    /// <summary>The words that carried the score of a label, heaviest first; at most three, and none where nothing speaks for the label.</summary>
    /// <param name="text">The text.</param>
    /// <param name="label">Any label but <see cref="TextLabel.Clean"/>.</param>
    /// <remarks>The model is linear: what each n-gram of characters adds is exact, and is shared out among its characters.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is <see cref="TextLabel.Clean"/>.</exception>
    public IReadOnlyList<TextReason> Explain(string text, TextLabel label)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfEqual(label, TextLabel.Clean);
        var reading = Read(text);
        var (wrong, clean) = (_labels.IndexOf(label), _labels.IndexOf(TextLabel.Clean));
        return ReasonFinder.Find(text[reading.Start..], reading.View, _model.Written.Space, place => _model.Written.WeightOf(place, wrong, clean))
            .Select(reason => reason with { Start = reason.Start + reading.Start, End = reason.End + reading.Start })
            .Select(reason => reading.IsDisguised && TextNormalizer.Normalize(text[reason.Start..reason.End]).Text != TextNormalizer.Normalize(reason.ReadAs!).Text ? reason : reason with { ReadAs = null }).ToList();
    }

    /// <summary>The probability of each policy category that the model knows, likeliest first; those of one label add up to that label's score.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Categorize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_model.Categories is null) return [];
        var reading = Read(text);
        var answer = _model.Categories.Answer(_model.Written.Space.Vector(reading.View.Text).Below(TextModel.CategoryPlaces));
        var known = _model.Card.Categories.Zip(answer, (category, part) => (category.Id, category.Label, Part: part)).ToList();
        var whole = known.GroupBy(c => c.Label).ToDictionary(g => g.Key, g => g.Sum(c => c.Part));
        return known
            .Select(c => KeyValuePair.Create(c.Id, AdTextTrainer.ScoreOf(reading.Scores, c.Label) * c.Part / whole[c.Label]))
            .OrderByDescending(c => c.Value).ToList();
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

    private TextReading Read(string text)
    {
        var (plain, undisguised) = TextFeatures.Of(text);
        var meant = _respelling.Of(undisguised ?? plain);
        var whole = Worst(plain, undisguised, meant);
        var parts = TextParts.Of(text);
        return parts.Count < 2 ? whole : parts.Select(part => ReadPart(text, part, meant, undisguised is not null).AsOneOf(parts.Count)).Prepend(whole).Aggregate(TextReading.Worst);
    }

    /// <summary>A part was meant as it is in the whole, unless the whole was cut before it or did not show its disguise.</summary>
    private TextReading ReadPart(string text, Range part, TextView? meantWhole, bool isUndisguised)
    {
        var (start, end) = (part.Start.Value, part.End.Value);
        var (plain, undisguised) = TextFeatures.Of(text[part]);
        var read = undisguised ?? plain;
        var meant = end > TextFeatures.MostCharacters || (undisguised is not null && !isUndisguised) ? _respelling.Of(read) : meantWhole?.Between(start, end);
        return Worst(plain, undisguised, meant?.Text == read.Text ? null : meant) with { Start = start };
    }

    /// <summary>The worst that a text may say: as it stands, without its disguise, and as it was meant.</summary>
    private TextReading Worst(TextView plain, TextView? undisguised, TextView? meant)
    {
        var worst = ReadView(plain);
        if (undisguised is not null) worst = TextReading.Worst(worst, ReadView(undisguised) with { IsDisguised = true });
        return meant is null ? worst : TextReading.Worst(worst, ReadMeant(meant, undisguised ?? plain));
    }

    /// <summary>What only a few characters speak for may be a rare name or a slip, and has to be the surer.</summary>
    private TextReading ReadMeant(TextView meant, TextView written)
    {
        var reading = ReadView(meant) with { IsDisguised = true };
        return meant.DifferencesFrom(written) < PartReplaced * meant.Text.Count(Han.Is) ? reading.AsOneOf(2) : reading;
    }

    private TextReading ReadView(TextView view)
    {
        if (!view.Text.Any(IsSaid)) return new TextReading(new TextScores(0, 0, 0), view);
        var answer = _model.Written.Answer(view.Text);
        double Of(TextLabel label) => answer[_labels.IndexOf(label)];
        return new TextReading(new TextScores(Of(TextLabel.Vulgar), Of(TextLabel.False), Of(TextLabel.Illegal)), view);
    }

    /// <summary>Signs alone, such as the stroke that stood behind an address, say nothing.</summary>
    private static bool IsSaid(char c) => char.IsLetterOrDigit(c) || !(char.IsAscii(c) || char.IsPunctuation(c) || char.IsWhiteSpace(c));

    private static AdTextClassifier Read(Stream file)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Position = 0;
        var model = TextModel.Read(file);
        return new AdTextClassifier(model, $"{model.Card.Name} {hash[..12]}");
    }
}
