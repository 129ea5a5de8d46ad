using Microsoft.ML.Data;

namespace AdScan.Classification;

/// <summary>A text as ML.NET is taught it.</summary>
internal sealed class ModelRow
{
    /// <summary>Its vector.</summary>
    public VBuffer<float> Features { get; set; }

    /// <summary>What it is.</summary>
    public string Label { get; set; } = "";

    public static ModelRow Of(TextVector vector, int size, string label) =>
        new() { Features = new VBuffer<float>(size, vector.Places.Length, vector.Values.ToArray(), vector.Places.ToArray()), Label = label };
}
