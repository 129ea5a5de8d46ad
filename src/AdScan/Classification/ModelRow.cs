using Microsoft.ML.Data;

namespace AdScan.Classification;

/// <summary>A text as ML.NET reads it.</summary>
internal sealed class ModelRow
{
    /// <summary>Its vector.</summary>
    public VBuffer<float> Features { get; set; }

    /// <summary>What it is; only where a model is fitted.</summary>
    public string Label { get; set; } = "";
}

/// <summary>A text as ML.NET answers it.</summary>
internal sealed class ModelAnswer
{
    /// <summary>A probability for each label.</summary>
    public float[] Score { get; set; } = [];
}
