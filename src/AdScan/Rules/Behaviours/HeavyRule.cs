using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the ad use more of the device than a browser grants an ad?</summary>
internal sealed class HeavyRule(Policy policy) : BehaviourRule("behaviour-heavy", "ux-intrusive-format", policy)
{
    protected override bool HasMoment => false;

    protected override Charge? Ask(Scene scene) => scene.Acts("heavy") is not { Count: > 0 } acts
        ? null
        : new(Severity.Info, "占用的资源超过 Chrome 对广告的限额（网络 4 MB；处理器 30 秒内 15 秒或者共 60 秒；行业标准，非法律规定）", "uses more than Chrome grants an ad (4 MB of network; 15 s of the processor in 30 s, or 60 s in all; an industry standard, not law)", acts);
}
