using Microsoft.ML.Data;

namespace AdScan.Classification;

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class ModelInput
{
    public string Text { get; set; } = "";

    public string Label { get; set; } = "";
}

/// <summary>A row as ML.NET answers it: a probability for each label.</summary>
internal sealed class ModelOutput
{
    public float[] Score { get; set; } = [];
}

/// <summary>What ML.NET made of a row: the weight of each n-gram that occurs in it.</summary>
internal sealed class ModelFeatures
{
    [VectorType]
    public VBuffer<float> Features { get; set; }
}
