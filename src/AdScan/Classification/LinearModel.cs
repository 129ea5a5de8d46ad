using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace AdScan.Classification;

/// <summary>Multinomial logistic regression over vectors of texts: fitted by ML.NET with L-BFGS (Liu and Nocedal 1989), kept and asked as the weights that it found.</summary>
/// <remarks>
/// An answer is a few hundred multiplications; a pipeline of ML.NET around them took ten times as long, and three times as long to load as a scan may wait for.
/// Immutable, and safe for concurrent use.
/// </remarks>
internal sealed class LinearModel
{
    private readonly float[] _biases;

    /// <summary>The weights of a place stand together, a label each: a text touches few places.</summary>
    private readonly float[] _weights;

    private LinearModel(float[] biases, float[] weights) => (_biases, _weights) = (biases, weights);

    private int Labels => _biases.Length;

    /// <summary>Fits a model.</summary>
    /// <param name="rows">Vectors and labels.</param>
    /// <param name="size">Length of the vectors.</param>
    /// <param name="labels">Every label, in the order of the answers.</param>
    /// <param name="l2">Weight of the L2 penalty.</param>
    public static LinearModel Fit(IReadOnlyList<(TextVector Vector, string Label)> rows, int size, IReadOnlyList<string> labels, float l2)
    {
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(ModelRow));
        schema[nameof(ModelRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var data = context.Data.LoadFromEnumerable(rows.Select(row => ModelRow.Of(row.Vector, size, row.Label)), schema);
        var keys = context.Data.LoadFromEnumerable(labels.Select(label => new ModelRow { Label = label }), schema);
        var keyed = context.Transforms.Conversion.MapValueToKey(nameof(ModelRow.Label), keyData: context.Transforms.SelectColumns(nameof(ModelRow.Label)).Fit(keys).Transform(keys)).Fit(data).Transform(data);
        var fitted = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(ModelRow.Label),
            FeatureColumnName = nameof(ModelRow.Features),
            L1Regularization = 0,
            L2Regularization = l2,
            NumberOfThreads = 1,
        }).Fit(keyed).Model;
        VBuffer<float>[] weights = [];
        fitted.GetWeights(ref weights, out _);
        return new LinearModel(fitted.GetBiases().ToArray(), Interleave(weights, size));
    }

    /// <param name="reader">What <see cref="Write"/> wrote.</param>
    /// <param name="size">Length of the vectors that it will be asked about.</param>
    /// <param name="labels">How many labels its answers must have.</param>
    /// <exception cref="InvalidDataException">It is a model for other vectors or labels.</exception>
    public static LinearModel Read(BinaryReader reader, int size, int labels)
    {
        if (reader.ReadInt32() != labels) throw new InvalidDataException("its weights are for other labels than its card names");
        var biases = ReadFloats(reader, labels);
        if (reader.ReadInt32() != size) throw new InvalidDataException("its weights are for other words than it knows");
        return new LinearModel(biases, ReadFloats(reader, size * labels));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Labels);
        writer.Write(MemoryMarshal.AsBytes<float>(_biases));
        writer.Write(_weights.Length / Labels);
        writer.Write(MemoryMarshal.AsBytes<float>(_weights));
    }

    /// <summary>The probability of each label.</summary>
    public double[] Answer(TextVector vector)
    {
        var answer = Array.ConvertAll(_biases, bias => (double)bias);
        var places = vector.Places.Span;
        var values = vector.Values.Span;
        for (var i = 0; i < places.Length; i++)
        {
            var weights = _weights.AsSpan(places[i] * Labels, Labels);
            for (var label = 0; label < weights.Length; label++) answer[label] += weights[label] * values[i];
        }

        return Softmax(answer);
    }

    /// <summary>What a part of a vector adds to the logarithm of a label's odds, for each unit.</summary>
    public float WeightOf(int label, int place) => _weights[(place * Labels) + label];

    private static double[] Softmax(double[] logits)
    {
        var highest = logits.Max();
        for (var i = 0; i < logits.Length; i++) logits[i] = Math.Exp(logits[i] - highest);
        var sum = logits.Sum();
        for (var i = 0; i < logits.Length; i++) logits[i] /= sum;
        return logits;
    }

    private static float[] Interleave(VBuffer<float>[] weights, int size)
    {
        var interleaved = new float[size * weights.Length];
        for (var label = 0; label < weights.Length; label++)
        {
            foreach (var (place, weight) in weights[label].Items()) interleaved[(place * weights.Length) + label] = weight;
        }

        return interleaved;
    }

    private static float[] ReadFloats(BinaryReader reader, int count)
    {
        var floats = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(floats.AsSpan()));
        return floats;
    }
}
