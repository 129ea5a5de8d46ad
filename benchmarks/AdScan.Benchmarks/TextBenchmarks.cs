using AdScan.Classification;
using AdScan.Reporting;
using AdScan.Text;
using BenchmarkDotNet.Attributes;

namespace AdScan.Benchmarks;

/// <summary>The path of a text: normalise, then score.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private const string Text = "【限时】国家最新补贴已下发，每人可领３.８万，今日截止，点击领取";

    [Benchmark(Baseline = true)]
    public string Normalise() => TextNormalizer.Normalize(Text).Text;

    [Benchmark]
    public TextScores Score() => AdTextClassifier.Shipped.Score(Text);
}
