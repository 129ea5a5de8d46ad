namespace AdScan.Classification;

/// <summary>What a model file says of itself.</summary>
internal sealed record ModelCard
{
    public string Schema { get; init; } = "adscan-text-model/1";

    public required string Name { get; init; }

    public required int Seed { get; init; }

    /// <summary>Labels in the order of the model's scores.</summary>
    public required IReadOnlyList<TextLabel> Labels { get; init; }

    public required IReadOnlyDictionary<TextLabel, ClassifierThresholds> Thresholds { get; init; }

    public required int TrainedOn { get; init; }
}
