namespace AdScan.Classification;

/// <summary>A linear model over the n-grams of a text.</summary>
/// <param name="Space">The n-grams.</param>
/// <param name="Linear">What they say.</param>
/// <param name="Temperature">What logits are divided by, so that probabilities are as often right as they say (Guo et al. 2017).</param>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed record NgramModel(NgramSpace Space, LinearModel Linear, double Temperature)
{
    /// <summary>The probability of each label.</summary>
    public double[] Answer(string text) => Tempered(Linear.Answer(Space.Vector(text)), Temperature);

    /// <summary>What a part of the vector adds to the logarithm of a label's odds against another's, for each unit.</summary>
    public double WeightOf(int place, int label, int other) => (Linear.WeightOf(label, place) - Linear.WeightOf(other, place)) / Temperature;

    /// <summary>The same model at the temperature at which the labels of some texts are likeliest.</summary>
    /// <param name="texts">Texts that it was not fitted on, with the places of their labels.</param>
    public NgramModel Calibrated(IEnumerable<(string Text, int Label)> texts)
    {
        var answers = texts.Select(t => (Answer: Linear.Answer(Space.Vector(t.Text)), t.Label)).ToList();
        double Surprise(double temperature) => answers.Sum(a => -Math.Log(Math.Max(1e-6, Tempered(a.Answer, temperature)[a.Label])));
        return this with { Temperature = Enumerable.Range(0, 60).Select(i => Math.Round(0.2 * Math.Pow(1.05, i), 3)).MinBy(Surprise) };
    }

    public void Write(BinaryWriter writer)
    {
        Space.Write(writer);
        Linear.Write(writer);
    }

    private static double[] Tempered(double[] probabilities, double temperature)
    {
        var result = new double[probabilities.Length];
        for (var i = 0; i < result.Length; i++) result[i] = Math.Pow(probabilities[i], 1 / temperature);
        var sum = result.Sum();
        for (var i = 0; i < result.Length; i++) result[i] /= sum;
        return result;
    }
}
