using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace AdScan.Classification;

/// <summary>Multinomial logistic regression by ML.NET, fitted by L-BFGS (Liu and Nocedal 1989), over vectors of texts.</summary>
/// <remarks>Safe for concurrent use: ML.NET's prediction engines are not, so they are pooled.</remarks>
internal sealed class LinearModel
{
    private readonly MLContext _context = new(seed: 1);
    private readonly ITransformer _model;
    private readonly SchemaDefinition _schema;
    private readonly ConcurrentBag<PredictionEngine<ModelRow, ModelAnswer>> _engines = [];
    private readonly Lazy<float[][]> _weights;

    private LinearModel(ITransformer model, int size)
    {
        _model = model;
        _schema = SchemaOf(size);
        _weights = new(ReadWeights);
    }

    /// <summary>Fits a model.</summary>
    /// <param name="rows">Vectors and labels.</param>
    /// <param name="size">Length of the vectors.</param>
    /// <param name="labels">Every label, in the order of the answers.</param>
    /// <param name="l2">Weight of the L2 penalty.</param>
    public static LinearModel Fit(IReadOnlyList<ModelRow> rows, int size, IReadOnlyList<string> labels, float l2)
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable(rows, SchemaOf(size));
        var keys = context.Data.LoadFromEnumerable(labels.Select(label => new ModelRow { Label = label }), SchemaOf(size));
        var keyed = context.Transforms.Conversion.MapValueToKey(nameof(ModelRow.Label), keyData: context.Transforms.SelectColumns(nameof(ModelRow.Label)).Fit(keys).Transform(keys)).Fit(data).Transform(data);
        return new LinearModel(
            context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
            {
                LabelColumnName = nameof(ModelRow.Label),
                FeatureColumnName = nameof(ModelRow.Features),
                L1Regularization = 0,
                L2Regularization = l2,
                NumberOfThreads = 1,
            }).Fit(keyed),
            size);
    }

    public static LinearModel Read(Stream stream, int size) => new(new MLContext(seed: 1).Model.Load(stream, out _), size);

    public void Write(Stream stream) => _context.Model.Save(_model, _context.Data.LoadFromEnumerable(Array.Empty<ModelRow>(), _schema).Schema, stream);

    /// <summary>The probability of each label.</summary>
    public float[] Answer(VBuffer<float> vector)
    {
        if (!_engines.TryTake(out var engine)) engine = _context.Model.CreatePredictionEngine<ModelRow, ModelAnswer>(_model, inputSchemaDefinition: _schema);
        var answer = engine.Predict(new ModelRow { Features = vector }).Score;
        _engines.Add(engine);
        return answer;
    }

    /// <summary>What a part of a vector adds to the logarithm of a label's odds, for each unit.</summary>
    public float WeightOf(int label, int place) => _weights.Value[label][place];

    private float[][] ReadWeights()
    {
        VBuffer<float>[] weights = [];
        ((ISingleFeaturePredictionTransformer<MaximumEntropyModelParameters>)_model).Model.GetWeights(ref weights, out _);
        return weights.Select(w => w.DenseValues().ToArray()).ToArray();
    }

    private static SchemaDefinition SchemaOf(int size)
    {
        var schema = SchemaDefinition.Create(typeof(ModelRow));
        schema[nameof(ModelRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        return schema;
    }
}
