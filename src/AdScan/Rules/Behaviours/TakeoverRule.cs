using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page take the whole screen or the pointer without being clicked?</summary>
internal sealed class TakeoverRule(Policy policy) : BehaviourRule("behaviour-takeover", "ux-forced-interaction", policy)
{
    protected override Charge? Ask(Scene scene) => scene.Acts("fullscreen", "pointerLock") is not { Count: > 0 } acts
        ? null
        : new(scene.IsLanding ? Severity.Info : Severity.Review, "未经点击就请求全屏或者锁定指针", "asks for the whole screen or the pointer without a click", acts);
}
