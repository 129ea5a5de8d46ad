using Microsoft.ML.Data;

namespace AdScan.Classification;

/// <summary>A text as ML.NET is taught it.</summary>
internal sealed class ModelRow
{
    /// <summary>Its vector.</summary>
    public VBuffer<float> Features { get; set; }

    /// <summary>What it is.</summary>
    public string Label { get; set; } = "";

    public static ModelRow Of(TextVector vector, int size, string label)
    {
        var sorted = vector.Sorted();
        return new() { Features = new VBuffer<float>(size, sorted.Places.Length, sorted.Values.ToArray(), sorted.Places.ToArray()), Label = label };
    }
}
