using AdScan.Classification;

namespace AdScan.Tests.Classification;

/// <summary>What scoring a text leaves for the collector: a count that is the same on every machine. <c>benchmarks -- hotpaths</c> measures it.</summary>
public sealed class AllocationTests
{
    /// <summary>Each bound is a third above what was measured, or less: 18, 23 and 71 KB.</summary>
    [Theory]
    [InlineData("【限时】国家最新补贴已下发，每人可领３.８万，今日截止，点击领取", 24)]
    [InlineData("保.本.保.息，年 化 收 益 18%，稳 赚 不 赔，加 薇 信 abc8888", 30)]
    [InlineData("老中医祖传秘方\n一个疗程根治糖尿病\n无效全额退款\n已有 38,412 人领取\n本活动最终解释权归主办方所有，投资有风险，选择需谨慎", 95)]
    public void Scoring_a_text_allocates_little(string text, int kilobytes)
    {
        Assert.InRange(BytesOf(text), 1, kilobytes * 1024L);
    }

    /// <summary>Letters beside a character that goes with everything: of each letter, hundreds may be meant.</summary>
    [Fact]
    public void What_a_hostile_text_allocates_grows_as_its_length()
    {
        static string Hostile(int length) => string.Concat(Enumerable.Range(0, length).Select(i => i % 2 == 0 ? (char)('a' + (i * 7 % 26)) : '的'));
        Assert.InRange((double)BytesOf(Hostile(3000)) / BytesOf(Hostile(1500)), 1.5, 3);
        Assert.InRange(BytesOf(Hostile(3000)) / 3000, 1, 2400); // half again what was measured
    }

    private static long BytesOf(string text)
    {
        const int Times = 20;
        AdTextClassifier.Shipped.Score(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++) AdTextClassifier.Shipped.Score(text);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }
}
