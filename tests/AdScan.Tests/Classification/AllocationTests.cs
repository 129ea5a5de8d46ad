using AdScan.Classification;

namespace AdScan.Tests.Classification;

/// <summary>What scoring a text leaves for the collector: a count that is the same on every machine. <c>benchmarks -- hotpaths</c> measures it.</summary>
public sealed class AllocationTests
{
    /// <summary>Each bound is half again what was measured: 16, 21 and 65 KB.</summary>
    [Theory]
    [InlineData("【限时】国家最新补贴已下发，每人可领３.８万，今日截止，点击领取", 24)]
    [InlineData("保.本.保.息，年 化 收 益 18%，稳 赚 不 赔，加 薇 信 abc8888", 32)]
    [InlineData("老中医祖传秘方\n一个疗程根治糖尿病\n无效全额退款\n已有 38,412 人领取\n本活动最终解释权归主办方所有，投资有风险，选择需谨慎", 97)]
    public void Scoring_a_text_allocates_little(string text, int kilobytes)
    {
        const int Times = 50;
        AdTextClassifier.Shipped.Score(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++) AdTextClassifier.Shipped.Score(text);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Times, 1, kilobytes * 1024L);
    }
}
