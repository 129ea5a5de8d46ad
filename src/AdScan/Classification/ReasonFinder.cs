using AdScan.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace AdScan.Classification;

/// <summary>Finds the words that carried a score: the model is linear, so what each n-gram adds is known exactly, and is shared out among its characters.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ReasonFinder
{
    private const int MostReasons = 3, ShortestReason = 2;

    /// <summary>Words that carry less than this part of the heaviest are not told.</summary>
    private const double LeastPart = 0.25;

    private readonly VBuffer<ReadOnlyMemory<char>> _names;
    private readonly float[][] _weights;

    /// <param name="model">The whole model; its last part is the linear one.</param>
    /// <exception cref="InvalidDataException">It is another kind of model.</exception>
    public ReasonFinder(ITransformer model)
    {
        var linear = (model as IEnumerable<ITransformer>)?.Last() as ISingleFeaturePredictionTransformer<object>;
        if (linear?.Model is not MaximumEntropyModelParameters parameters) throw new InvalidDataException("the model is not linear, and its scores cannot be explained");
        VBuffer<float>[] weights = [];
        parameters.GetWeights(ref weights, out _);
        _weights = weights.Select(w => w.DenseValues().ToArray()).ToArray();
        model.GetOutputSchema(SchemaOfInput)["Ngrams"].GetSlotNames(ref _names);
    }

    private static DataViewSchema SchemaOfInput => new MLContext(seed: 1).Data.LoadFromEnumerable(Array.Empty<ModelInput>()).Schema;

    /// <param name="view">The text as the model read it.</param>
    /// <param name="features">What the model made of it.</param>
    /// <param name="label">Place of the label among the model's.</param>
    /// <param name="clean">Place of clean.</param>
    /// <returns>Words of the original text, heaviest first.</returns>
    public IReadOnlyList<TextReason> Find(TextView view, VBuffer<float> features, int label, int clean)
    {
        var carried = Carried(view.Text, features, _weights[label], _weights[clean]);
        var reasons = new List<TextReason>();
        while (reasons.Count < MostReasons && Heaviest(carried) is { Weight: > 0 } found && found.Weight >= LeastPart * (reasons.Count == 0 ? 0 : reasons[0].Weight))
        {
            Array.Fill(carried, double.NegativeInfinity, found.Start, found.End - found.Start);
            if (found.End - found.Start >= ShortestReason) reasons.Add(new TextReason(view.OriginOf(found.Start), view.OriginOf(found.End), Math.Round(found.Weight, 3)));
        }

        return reasons;
    }

    /// <summary>What each character of the text carried.</summary>
    private double[] Carried(string text, VBuffer<float> features, float[] label, float[] clean)
    {
        // The model reads a text between two marks.
        var marked = $"{NgramName.TextBegins}{text}{NgramName.TextEnds}";
        var carried = new double[marked.Length];
        var names = _names.GetValues();
        foreach (var (index, value) in features.Items())
        {
            var ngram = NgramName.Read(names[index].Span);
            var places = PlacesOf(ngram, marked);
            foreach (var place in places)
            {
                for (var i = place; i < place + ngram.Length; i++) carried[i] += (label[index] - clean[index]) * value / places.Count / ngram.Length;
            }
        }

        return carried[1..^1];
    }

    private static List<int> PlacesOf(string ngram, string text)
    {
        var places = new List<int>();
        for (var i = text.IndexOf(ngram, StringComparison.Ordinal); i >= 0; i = text.IndexOf(ngram, i + 1, StringComparison.Ordinal)) places.Add(i);
        return places;
    }

    /// <summary>The run of characters that carries most (Kadane's maximum subarray).</summary>
    private static (int Start, int End, double Weight) Heaviest(double[] carried)
    {
        var best = (Start: 0, End: 0, Weight: 0.0);
        var (start, sum) = (0, 0.0);
        for (var i = 0; i < carried.Length; i++)
        {
            if (sum <= 0) (start, sum) = (i, 0);
            sum += carried[i];
            if (sum > best.Weight) best = (start, i + 1, sum);
        }

        return best;
    }
}
