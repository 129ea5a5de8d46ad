using Newtonsoft.Json.Linq;

namespace AdScan.Classification;

/// <summary>What a model file says of itself.</summary>
internal sealed record ModelCard
{
    public const string KnownSchema = "adscan-text-model/6";

    public string Schema { get; init; } = KnownSchema;

    public required string Name { get; init; }

    public required int Seed { get; init; }

    /// <summary>Version of the thesaurus that it was trained with.</summary>
    public required string Thesaurus { get; init; }

    /// <summary>Labels in the order of the models' answers.</summary>
    public required IReadOnlyList<TextLabel> Labels { get; init; }

    /// <summary>Policy categories in the order of the category model's answers; none where there is no such model.</summary>
    public required IReadOnlyList<KnownCategory> Categories { get; init; }

    /// <summary>Temperature of the model.</summary>
    public required double Temperature { get; init; }

    public required IReadOnlyDictionary<TextLabel, ClassifierThresholds> Thresholds { get; init; }

    public required int TrainedOn { get; init; }

    /// <summary>Reads a card field by field: the serializer makes ready for a type for longer than the rest of a model takes to load.</summary>
    /// <exception cref="InvalidDataException">It is a card of another version, or a field is missing or is none of its kind.</exception>
    public static ModelCard Read(string json)
    {
        var card = JObject.Parse(json);
        try
        {
            RefuseOtherVersions(Of(card, nameof(Schema)).Value<string>()!, (string?)card["thesaurus"]);
            return Whole(new ModelCard
            {
                Name = Of(card, nameof(Name)).Value<string>()!,
                Seed = Of(card, nameof(Seed)).Value<int>(),
                Thesaurus = Of(card, nameof(Thesaurus)).Value<string>()!,
                Labels = Of(card, nameof(Labels)).Select(label => LabelOf(label.Value<string>())).ToList(),
                Categories = Of(card, nameof(Categories)).Select(known => new KnownCategory(Of(known, nameof(KnownCategory.Id)).Value<string>()!, LabelOf(Of(known, nameof(KnownCategory.Label)).Value<string>()))).ToList(),
                Temperature = Of(card, nameof(Temperature)).Value<double>(),
                Thresholds = Of(card, nameof(Thresholds)).Children<JProperty>().ToDictionary(
                    label => LabelOf(label.Name),
                    label => new ClassifierThresholds(Of(label.Value, nameof(ClassifierThresholds.Review)).Value<double>(), Of(label.Value, nameof(ClassifierThresholds.Block)).Value<double>())),
                TrainedOn = Of(card, nameof(TrainedOn)).Value<int>(),
            });
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException($"its card cannot be read: {e.Message}", e);
        }
    }

    private static void RefuseOtherVersions(string schema, string? thesaurus)
    {
        if (schema != KnownSchema) throw new InvalidDataException($"its schema is {schema}, and this version reads {KnownSchema}: train it again");
        if (thesaurus != ThesaurusFiles.Version) throw new InvalidDataException($"it was trained with the thesaurus {thesaurus}, and this version has {ThesaurusFiles.Version}: train it again");
    }

    private static ModelCard Whole(ModelCard card)
    {
        var labels = Enum.GetValues<TextLabel>();
        if (card.Labels.Count != labels.Length || labels.Except(card.Labels).Any()) throw new InvalidDataException($"its card does not name each label once: {string.Join(", ", labels).ToLowerInvariant()}");
        if (labels.FirstOrDefault(label => label != TextLabel.Clean && !card.Thresholds.ContainsKey(label)) is var missing and not TextLabel.Clean) throw new InvalidDataException($"its card has no thresholds for {missing.ToString().ToLowerInvariant()}");
        return card;
    }

    private static JToken Of(JToken token, string name) =>
        (token as JObject)?.GetValue(name, StringComparison.OrdinalIgnoreCase) ?? throw new InvalidDataException($"its card has no {name}");

    private static TextLabel LabelOf(string? name) =>
        Enum.TryParse<TextLabel>(name, ignoreCase: true, out var label) && string.Equals(label.ToString(), name, StringComparison.OrdinalIgnoreCase) ? label : throw new InvalidDataException($"its card names the label '{name}', which there is not");
}
