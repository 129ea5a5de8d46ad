using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace AdScan.Classification;

/// <summary>Multinomial logistic regression over vectors of texts: fitted by ML.NET with L-BFGS (Liu and Nocedal 1989), kept and asked as the weights that it found.</summary>
/// <remarks>
/// An answer is a few thousand multiplications; a pipeline of ML.NET around them took ten times as long, and three times as long to load as a scan may wait for.
/// A weight is a byte, finer near zero: its square root is rounded, as there are millions of weights and most are small.
/// Immutable, and safe for concurrent use.
/// </remarks>
internal sealed class LinearModel
{
    /// <summary>The byte of a weight of nothing; the heaviest are as far from it as <see cref="Steps"/>.</summary>
    private const int Nothing = 128, Steps = 127;

    /// <summary>What a byte stands for, as a part of the heaviest weight.</summary>
    private static readonly float[] Levels = Enumerable.Range(-Nothing, 256).Select(step => step * Math.Abs(step) / (float)(Steps * Steps)).ToArray();

    /// <summary>Where a fit is stopped: with millions of weights, what is learned after it no longer helps on texts that it has not seen.</summary>
    private const int MostIterations = 100;

    /// <summary>Whatever the machine has: each thread sums up its own part of the rows, so another number would give other roundings, and another model.</summary>
    private const int Threads = 2;

    private readonly float[] _biases;
    private readonly float _heaviest;

    /// <summary>The weights of a place stand together, a label each: a text touches few places.</summary>
    private readonly byte[] _weights;

    private LinearModel(float[] biases, float heaviest, byte[] weights) => (_biases, _heaviest, _weights) = (biases, heaviest, weights);

    private int Labels => _biases.Length;

    /// <summary>Fits a model.</summary>
    /// <param name="rows">Vectors and labels.</param>
    /// <param name="size">Length of the vectors.</param>
    /// <param name="labels">Every label, in the order of the answers.</param>
    /// <param name="l2">Weight of the L2 penalty.</param>
    public static LinearModel Fit(IEnumerable<(TextVector Vector, string Label)> rows, int size, IReadOnlyList<string> labels, float l2)
    {
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(ModelRow));
        schema[nameof(ModelRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var data = context.Data.LoadFromEnumerable(rows.Select(row => ModelRow.Of(row.Vector, size, row.Label)).ToList(), schema);
        var keys = context.Data.LoadFromEnumerable(labels.Select(label => new ModelRow { Label = label }), schema);
        var keyed = context.Transforms.Conversion.MapValueToKey(nameof(ModelRow.Label), keyData: context.Transforms.SelectColumns(nameof(ModelRow.Label)).Fit(keys).Transform(keys)).Fit(data).Transform(data);
        var fitted = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(ModelRow.Label),
            FeatureColumnName = nameof(ModelRow.Features),
            L1Regularization = 0,
            L2Regularization = l2,
            NumberOfThreads = Threads,
            MaximumNumberOfIterations = MostIterations,
        }).Fit(keyed).Model;
        VBuffer<float>[] weights = [];
        fitted.GetWeights(ref weights, out _);
        var heaviest = weights.Max(ofLabel => ofLabel.GetValues().Length == 0 ? 0 : ofLabel.GetValues().ToArray().Max(Math.Abs));
        return new LinearModel(fitted.GetBiases().ToArray(), heaviest, Interleave(weights, size, heaviest));
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
        return new LinearModel(biases, reader.ReadSingle(), ReadBytes(reader, size * labels));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Labels);
        writer.Write(MemoryMarshal.AsBytes<float>(_biases));
        writer.Write(_weights.Length / Labels);
        writer.Write(_heaviest);
        writer.Write(_weights);
    }

    /// <summary>The probability of each label.</summary>
    public double[] Answer(TextVector vector)
    {
        var answer = new double[Labels];
        var places = vector.Places.Span;
        var values = vector.Values.Span;
        Touch(places);
        for (var i = 0; i < places.Length; i++)
        {
            var weights = _weights.AsSpan(places[i] * Labels, Labels);
            for (var label = 0; label < weights.Length; label++) answer[label] += Levels[weights[label]] * values[i];
        }

        for (var label = 0; label < answer.Length; label++) answer[label] = (answer[label] * _heaviest) + _biases[label];

        return Softmax(answer);
    }

    /// <summary>Asks for all weights before any is reckoned with: they lie wide apart, and so are fetched from memory side by side and not one after the other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Touch(ReadOnlySpan<int> places)
    {
        var touched = 0;
        foreach (var place in places) touched |= _weights[place * Labels];
        return touched;
    }

    /// <summary>What a part of a vector adds to the logarithm of a label's odds, for each unit.</summary>
    public float WeightOf(int label, int place) => Levels[_weights[(place * Labels) + label]] * _heaviest;

    private static double[] Softmax(double[] logits)
    {
        var highest = logits.Max();
        for (var i = 0; i < logits.Length; i++) logits[i] = Math.Exp(logits[i] - highest);
        var sum = logits.Sum();
        for (var i = 0; i < logits.Length; i++) logits[i] /= sum;
        return logits;
    }

    private static byte[] Interleave(VBuffer<float>[] weights, int size, float heaviest)
    {
        var interleaved = new byte[size * weights.Length];
        Array.Fill(interleaved, (byte)Nothing);
        for (var label = 0; label < weights.Length; label++)
        {
            foreach (var (place, weight) in weights[label].Items())
            {
                interleaved[(place * weights.Length) + label] = (byte)(Nothing + Math.Round(Steps * Math.Sign(weight) * Math.Sqrt(Math.Abs(weight) / Math.Max(heaviest, float.Epsilon))));
            }
        }

        return interleaved;
    }

    private static float[] ReadFloats(BinaryReader reader, int count)
    {
        var floats = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(floats.AsSpan()));
        return floats;
    }

    private static byte[] ReadBytes(BinaryReader reader, int count)
    {
        var bytes = new byte[count];
        reader.BaseStream.ReadExactly(bytes);
        return bytes;
    }
}
