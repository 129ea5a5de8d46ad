using AdScan.Classification;
using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Text;
using BenchmarkDotNet.Attributes;

namespace AdScan.Benchmarks.HotPaths;

/// <summary>The path of a text: normalise, find its n-grams, score, look for the policy's words.</summary>
public class TextPaths
{
    private NgramSpace _space = null!;
    private PolicySearch _policy = null!;

    [Params(Texts.Plain, Texts.Disguised, Texts.Creative)]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _space = NgramSpace.Fit([Texts.Plain, Texts.Disguised, Texts.Creative], longest: 4, most: 10_000);
        _policy = new PolicySearch(Policy.Shipped);
    }

    [Benchmark]
    public string Normalise() => TextNormalizer.Normalize(Text).Text;

    [Benchmark]
    public int Featurise() => _space.Vector(Text).Values.Length;

    [Benchmark]
    public TextScores Score() => AdTextClassifier.Shipped.Score(Text);

    [Benchmark]
    public int MatchPolicy() => _policy.Find(Text).Count;
}
