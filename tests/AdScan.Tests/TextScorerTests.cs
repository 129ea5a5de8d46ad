using System.Runtime.CompilerServices;
using AdScan.Classification;

namespace AdScan.Tests;

public sealed class TextScorerTests
{
    [Fact]
    public void Lets_go_of_endless_texts()
    {
        var scorer = new TextScorer(AdTextClassifier.Shipped);
        var text = ScoreEndless(scorer);
        GC.Collect();
        Assert.False(text.IsAlive);
        GC.KeepAlive(scorer);
    }

    /// <summary>In a method of its own, so that no local of the test keeps the text.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ScoreEndless(TextScorer scorer)
    {
        var text = new string('好', 2_000_000);
        Assert.Single(scorer.Score([text]));
        return new WeakReference(text);
    }
}
