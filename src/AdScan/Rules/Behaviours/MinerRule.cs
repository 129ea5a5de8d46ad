using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page work on something of its own, as miners do: compiled code in workers, and the processor for it?</summary>
internal sealed class MinerRule(Policy policy) : BehaviourRule("behaviour-miner", "sec-malicious-download", policy)
{
    protected override Charge? Ask(Scene scene)
    {
        if (scene.Acts("compiledCode") is not { Count: > 0 } code || scene.Acts("worker").Count == 0) return null;
        return scene.Acts("heavy").Any(act => act.Detail.StartsWith("CPU", StringComparison.Ordinal))
            ? new(Severity.Review, "在后台线程运行编译代码并大量占用处理器，疑似挖矿", "runs compiled code in workers and uses much of the processor: suspected mining", code)
            : new(Severity.Info, "在后台线程运行编译代码；游戏和图像处理也如此，挖矿亦然", "runs compiled code in workers, as games and picture tools do, and miners too", code);
    }
}
