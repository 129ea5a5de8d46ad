namespace AdScan.Classification;

/// <summary>What a model file says of itself.</summary>
internal sealed record ModelCard
{
    public const string KnownSchema = "adscan-text-model/5";

    public string Schema { get; init; } = KnownSchema;

    public required string Name { get; init; }

    public required int Seed { get; init; }

    /// <summary>Version of the thesaurus that it was trained with.</summary>
    public required string Thesaurus { get; init; }

    /// <summary>Labels in the order of the models' answers.</summary>
    public required IReadOnlyList<TextLabel> Labels { get; init; }

    /// <summary>Policy categories in the order of the category model's answers; none where there is no such model.</summary>
    public required IReadOnlyList<KnownCategory> Categories { get; init; }

    /// <summary>Temperature of the model that reads what is written.</summary>
    public required double WrittenTemperature { get; init; }

    /// <summary>Temperature of the model that reads how it sounds.</summary>
    public required double SoundTemperature { get; init; }

    public required IReadOnlyDictionary<TextLabel, ClassifierThresholds> Thresholds { get; init; }

    public required int TrainedOn { get; init; }
}
